using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>Members by name; of members with one name (an invalid schema) the last wins, as in the reference.</summary>
internal static class NamedMembers
{
    public static Dictionary<string, T> Index<T>(ImmutableArray<T> members, Func<T, string> nameOf)
    {
        var index = new Dictionary<string, T>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            index[nameOf(member)] = member;
        }

        return index;
    }
}
