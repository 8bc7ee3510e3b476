using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>
/// Introspection does not follow lists of lists of types, whose number grows with each level. Not a rule of the
/// specification.
/// </summary>
internal sealed class MaxIntrospectionDepthRule : ValidationRule
{
    private const int MaxListsDepth = 3;

    // By fragment: the greatest depth it was entered at without exceeding, and the least at which it exceeded.
    private Dictionary<string, int>? kept;
    private Dictionary<string, int>? exceeded;

    public override IReadOnlyList<SyntaxKind> Enters => [SyntaxKind.Field];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var field = (FieldNode)node;
        if (field.Name.Value is not ("__schema" or "__type"))
        {
            return true;
        }

        kept ??= new Dictionary<string, int>(StringComparer.Ordinal);
        exceeded ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (!Exceeds(context, field, [], 0))
        {
            return true;
        }

        context.Report("Maximum introspection depth exceeded", field);
        return false;
    }

    private bool Exceeds(ValidationContext context, SelectionNode selection, Dictionary<string, int> visited, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (selection)
        {
            case FragmentSpreadNode spread:
                return FragmentExceeds(context, spread.Name.Value, visited, depth);
            case InlineFragmentNode inline:
                return AnyExceeds(context, inline.SelectionSet, visited, depth);
            case FieldNode field:
                if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields"
                    && ++depth >= MaxListsDepth)
                {
                    return true;
                }

                return field.SelectionSet is not null && AnyExceeds(context, field.SelectionSet, visited, depth);
            default:
                return false;
        }
    }

    private bool AnyExceeds(ValidationContext context, SelectionSetNode set, Dictionary<string, int> visited, int depth)
    {
        foreach (var selection in set.Selections)
        {
            if (Exceeds(context, selection, visited, depth))
            {
                return true;
            }
        }

        return false;
    }

    private bool FragmentExceeds(ValidationContext context, string name, Dictionary<string, int> visited, int depth)
    {
        if (exceeded!.TryGetValue(name, out var exceededAt) && exceededAt <= depth)
        {
            return true;
        }

        if ((visited.TryGetValue(name, out var visitedAt) && visitedAt >= depth)
            || (kept!.TryGetValue(name, out var keptAt) && keptAt >= depth)
            || context.GetFragment(name) is not { } fragment)
        {
            return false;
        }

        visited[name] = depth;
        if (AnyExceeds(context, fragment.SelectionSet, visited, depth))
        {
            exceeded[name] = depth;
            return true;
        }

        kept[name] = depth;
        return false;
    }
}
