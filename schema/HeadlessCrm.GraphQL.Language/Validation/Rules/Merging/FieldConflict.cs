using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>Two fields with one response name that cannot be merged.</summary>
/// <param name="ResponseName">The name in the response.</param>
/// <param name="Reason">Why they cannot, as the middle of a sentence.</param>
/// <param name="Fields1">The one field, and what conflicts below it.</param>
/// <param name="Fields2">The other field, and what conflicts below it.</param>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> Fields1, IReadOnlyList<FieldNode> Fields2)
{
    private const int MaxDetailLength = 1000;
    private const int MaxNodes = 20;

    /// <summary>The conflict of two fields because of conflicts below them; null when there are none.</summary>
    public static FieldConflict? OfSubfields(
        List<FieldConflict> conflicts, string responseName, FieldNode field1, FieldNode field2)
    {
        if (conflicts.Count == 0)
        {
            return null;
        }

        var message = string.Empty;
        foreach (var conflict in conflicts)
        {
            message += (message.Length == 0 ? string.Empty : " and ") +
                $"subfields \"{Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}";
            if (message.Length > MaxDetailLength)
            {
                break;
            }
        }

        return new FieldConflict(
            responseName,
            Abbreviate(message),
            CollectNodes(field1, conflicts, static conflict => conflict.Fields1),
            CollectNodes(field2, conflicts, static conflict => conflict.Fields2));
    }

    /// <summary>The text, cut off when it is very long.</summary>
    public static string Abbreviate(string text) =>
        text.Length > MaxDetailLength ? text.Remove(MaxDetailLength) + "..." : text;

    private static List<FieldNode> CollectNodes(
        FieldNode field, List<FieldConflict> conflicts, Func<FieldConflict, IReadOnlyList<FieldNode>> side)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var conflict in conflicts)
        {
            var more = side(conflict);
            for (var i = Math.Max(0, more.Count - (MaxNodes - nodes.Count)); i < more.Count; i++)
            {
                nodes.Add(more[i]);
            }

            if (nodes.Count == MaxNodes)
            {
                break;
            }
        }

        return nodes;
    }
}
