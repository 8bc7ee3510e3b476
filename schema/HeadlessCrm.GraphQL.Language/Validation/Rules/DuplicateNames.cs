using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>Finds names that occur more than once.</summary>
internal static class DuplicateNames
{
    // Up to here comparing all with all is cheaper than an index.
    private const int IndexFrom = 12;

    /// <summary>Calls back once for each name that occurs more than once, in the order of first occurrence.</summary>
    public static void ForEach<T>(
        ImmutableArray<T> items, Func<T, NameNode> nameOf, Action<string, List<NameNode>> report)
    {
        if (items.Length < 2 || (items.Length < IndexFrom && !AnyPair(items, nameOf)))
        {
            return;
        }

        var groups = new Dictionary<string, List<NameNode>>(StringComparer.Ordinal);
        var order = new List<List<NameNode>>();
        foreach (var item in items)
        {
            var name = nameOf(item);
            if (!groups.TryGetValue(name.Value, out var group))
            {
                groups[name.Value] = group = [];
                order.Add(group);
            }

            group.Add(name);
        }

        foreach (var group in order)
        {
            if (group.Count > 1)
            {
                report(group[0].Value, group);
            }
        }
    }

    private static bool AnyPair<T>(ImmutableArray<T> items, Func<T, NameNode> nameOf)
    {
        for (var i = 1; i < items.Length; i++)
        {
            var name = nameOf(items[i]).Value;
            for (var j = 0; j < i; j++)
            {
                if (nameOf(items[j]).Value == name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
