using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>Which spreads a selection set holds and which fragments operations reach, cached for all rules.</summary>
internal sealed class FragmentReferences(ValidationContext context)
{
    private readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = [];
    private Dictionary<OperationDefinitionNode, List<FragmentDefinitionNode>>? reached;

    /// <summary>
    /// The spreads in a selection set and the sets nested in it; sets are looked at last found first.
    /// </summary>
    public List<FragmentSpreadNode> GetSpreads(SelectionSetNode root)
    {
        if (spreads.TryGetValue(root, out var found))
        {
            return found;
        }

        found = [];
        var open = new Stack<SelectionSetNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            foreach (var selection in open.Pop().Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        found.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } nested }:
                        open.Push(nested);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                    default:
                        break;
                }
            }
        }

        spreads[root] = found;
        return found;
    }

    /// <summary>The fragments an operation reaches, nearest first, each once.</summary>
    public List<FragmentDefinitionNode> GetReached(OperationDefinitionNode operation)
    {
        reached ??= [];
        if (!reached.TryGetValue(operation, out var found))
        {
            reached[operation] = found = Reach([operation]);
        }

        return found;
    }

    /// <summary>The fragments some operations reach together, nearest first, each once.</summary>
    public List<FragmentDefinitionNode> Reach(IReadOnlyList<OperationDefinitionNode> operations)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<FragmentDefinitionNode>();
        foreach (var operation in operations)
        {
            Add(operation.SelectionSet, names, found);
        }

        for (var i = 0; i < found.Count; i++)
        {
            Add(found[i].SelectionSet, names, found);
        }

        return found;
    }

    private void Add(SelectionSetNode set, HashSet<string> names, List<FragmentDefinitionNode> found)
    {
        var nested = GetSpreads(set);
        context.SpendFragmentSteps(nested.Count);
        foreach (var spread in nested)
        {
            if (names.Add(spread.Name.Value) && context.GetFragment(spread.Name.Value) is { } fragment)
            {
                found.Add(fragment);
            }
        }
    }
}
