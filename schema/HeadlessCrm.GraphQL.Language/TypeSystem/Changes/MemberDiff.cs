using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Members by name: those only the old schema has, those only the new one has, and those both have.</summary>
internal sealed record MemberDiff<T>(List<T> Removed, List<T> Added, List<(T Old, T New)> Kept)
{
    public static MemberDiff<T> Of(ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> nameOf)
    {
        var oldByName = NamedMembers.Index(before, nameOf);
        var newByName = NamedMembers.Index(after, nameOf);
        var diff = new MemberDiff<T>([], [], []);
        foreach (var member in before)
        {
            if (newByName.TryGetValue(nameOf(member), out var kept))
            {
                diff.Kept.Add((member, kept));
            }
            else
            {
                diff.Removed.Add(member);
            }
        }

        diff.Added.AddRange(after.Where(member => !oldByName.ContainsKey(nameOf(member))));
        return diff;
    }
}
