using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>
/// The fields a subscription selects at its root, grouped by response name; @skip and @include are collected too.
/// </summary>
internal sealed class RootFields(ValidationContext context, ObjectType root)
{
    private readonly Dictionary<string, List<FieldNode>> byName = new(StringComparer.Ordinal);

    // A fragment is followed once, and once more for each other @defer that spreads it before a spread without one.
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly HashSet<(string Fragment, DirectiveNode Defer)> visitedDeferred = [];

    /// <summary>The fields, in the order their response names are first met.</summary>
    public List<List<FieldNode>> Groups { get; } = [];

    /// <summary>The @skip and @include met.</summary>
    public List<DirectiveNode> Conditions { get; } = [];

    public void CollectFields(SelectionSetNode set, DirectiveNode? defer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        context.SpendFragmentSteps(set.Selections.Length);
        foreach (var selection in set.Selections)
        {
            if (IsConditional(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    CollectFields(inline.SelectionSet, DeferOf(inline) ?? defer);
                    break;
                case FragmentSpreadNode spread:
                    Follow(spread, defer);
                    break;
                default:
                    break;
            }
        }
    }

    private void Follow(FragmentSpreadNode spread, DirectiveNode? defer)
    {
        var name = spread.Name.Value;
        if (context.GetFragment(name) is not { } fragment || !Applies(fragment.TypeCondition))
        {
            return;
        }

        var innerDefer = DeferOf(spread) ?? defer;
        if (!visited.Contains(name)
            && (innerDefer is null ? visited.Add(name) : visitedDeferred.Add((name, innerDefer))))
        {
            CollectFields(fragment.SelectionSet, innerDefer);
        }
    }

    private void Add(FieldNode field)
    {
        if (!byName.TryGetValue(field.ResponseKey, out var group))
        {
            byName[field.ResponseKey] = group = [];
            Groups.Add(group);
        }

        group.Add(field);
    }

    private bool IsConditional(SelectionNode selection)
    {
        var condition = DeferStream.Find(selection.Directives, DeferStream.Skip)
            ?? DeferStream.Find(selection.Directives, DeferStream.Include);
        if (condition is not null)
        {
            Conditions.Add(condition);
        }

        return condition is not null;
    }

    // Nothing is known of variables here: a @defer that depends on one counts.
    private static DirectiveNode? DeferOf(SelectionNode selection) =>
        DeferStream.Find(selection.Directives, DeferStream.Defer) is { } defer
            && DeferStream.FindValue(defer, "if") is not BooleanValueNode { Value: false }
                ? defer
                : null;

    private bool Applies(NamedTypeNode? condition)
    {
        if (condition is null)
        {
            return true;
        }

        var type = context.Schema.GetType(condition.Name.Value);
        return ReferenceEquals(type, root)
            || (type is InterfaceType or UnionType && context.Schema.IsSubType((CompositeType)type, root));
    }
}
