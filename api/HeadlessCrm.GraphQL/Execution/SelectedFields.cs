using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>The fields selected below a field, conditions applied, whatever their concrete type.</summary>
public readonly struct SelectedFields
{
    private readonly SelectionPlan? selection;
    private readonly OperationExecution execution;

    internal SelectedFields(SelectionPlan? selection, OperationExecution execution)
    {
        this.selection = selection;
        this.execution = execution;
    }

    /// <summary>
    /// Whether a field is selected at a dotted path below (<c>totalCount</c>, <c>nodes.displayName</c>), on any type, under any alias.
    /// </summary>
    public bool Contains(string path)
    {
        if (selection is null)
        {
            return false;
        }

        var level = new List<SelectionSetNode>();
        foreach (var source in selection.Sources)
        {
            if (source.Node.SelectionSet is { } set && Condition.Holds(source.Term, execution.Flags))
            {
                level.Add(set);
            }
        }

        var rest = path.AsSpan();
        while (true)
        {
            var dot = rest.IndexOf('.');
            var name = dot < 0 ? rest : rest[..dot];
            var next = new List<SelectionSetNode>();
            var found = false;
            foreach (var set in level)
            {
                found |= Descend(set, name, next);
            }

            if (dot < 0 || !found)
            {
                return found;
            }

            level = next;
            rest = rest[(dot + 1)..];
        }
    }

    private bool Descend(SelectionSetNode set, ReadOnlySpan<char> name, List<SelectionSetNode> below)
    {
        var found = false;
        foreach (var node in set.Selections)
        {
            if (!execution.IsIncluded(node))
            {
                continue;
            }

            switch (node)
            {
                case FieldNode field when name.SequenceEqual(field.Name.Value):
                    found = true;
                    if (field.SelectionSet is { } sub)
                    {
                        below.Add(sub);
                    }

                    break;
                case InlineFragmentNode inline:
                    found |= Descend(inline.SelectionSet, name, below);
                    break;
                case FragmentSpreadNode spread
                    when execution.Plan.Context.Fragments.TryGetValue(spread.Name.Value, out var fragment):
                    found |= Descend(fragment.SelectionSet, name, below);
                    break;
                default:
                    break;
            }
        }

        return found;
    }
}
