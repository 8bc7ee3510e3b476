using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>
/// CollectFields of the specification (section 6.3.2), with conditions kept symbolic: every occurrence of a field
/// carries the term under which it is part of the request. With a budget, visits are counted there and not with the plan's own.
/// </summary>
internal sealed class FieldCollector(OperationContext context, ObjectType runtimeType, WorkBudget? budget = null)
{
    private readonly Dictionary<string, int> groupOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ImmutableArray<ConditionLiteral> Term, DirectiveNode? Defer)>> visited =
        new(StringComparer.Ordinal);

    /// <summary>The fields by response key, in the order the keys are first met.</summary>
    public List<List<FieldOccurrence>> Groups { get; } = [];

    /// <summary>Every occurrence that can decide where its key stands, in document order: group and place in the group.</summary>
    public List<(int Group, int Occurrence)> Order { get; } = [];

    /// <summary>The deferred fragments that begin here.</summary>
    public List<DeferUsage> NewDeferUsages { get; } = [];

    /// <summary>Flags this selection depends on that must not be null.</summary>
    public List<ConditionGuard> Guards { get; } = [];

    public void CollectFields(SelectionSetNode selectionSet, ImmutableArray<ConditionLiteral> term, DeferUsage? defer)
    {
        foreach (var selection in selectionSet.Selections)
        {
            var included = ShouldInclude(selection.Directives, term);
            if (included.IsDefault)
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(new FieldOccurrence(field, included, defer));
                    break;
                case InlineFragmentNode inline when DoesFragmentTypeApply(inline.TypeCondition):
                    CollectFields(inline.SelectionSet, included, DeferOf(inline.Directives, defer));
                    break;
                case FragmentSpreadNode spread:
                    CollectFragment(spread, included, defer);
                    break;
                default:
                    break;
            }
        }
    }

    private void CollectFragment(FragmentSpreadNode spread, ImmutableArray<ConditionLiteral> term, DeferUsage? defer)
    {
        if (!context.Fragments.TryGetValue(spread.Name.Value, out var fragment)
            || !DoesFragmentTypeApply(fragment.TypeCondition))
        {
            return;
        }

        var newDefer = DeferUsageOf(spread.Directives, defer);
        var effective = newDefer ?? defer;
        if (!visited.TryGetValue(spread.Name.Value, out var visits))
        {
            visited[spread.Name.Value] = visits = [];
        }

        foreach (var visit in visits)
        {
            if ((visit.Defer is null || ReferenceEquals(visit.Defer, effective?.Directive))
                && Condition.Implies(term, visit.Term))
            {
                return;
            }
        }

        visits.Add((term, effective?.Directive));
        if (budget is null)
        {
            context.CountFragmentVisit();
        }
        else
        {
            budget.Take(1);
        }

        if (newDefer is not null)
        {
            NewDeferUsages.Add(newDefer);
        }

        CollectFields(fragment.SelectionSet, term, effective);
    }

    private void Add(FieldOccurrence occurrence)
    {
        var key = occurrence.Node.ResponseKey;
        if (!groupOf.TryGetValue(key, out var group))
        {
            groupOf[key] = group = Groups.Count;
            Groups.Add([]);
        }

        var members = Groups[group];
        var decidesPosition = true;
        foreach (var earlier in members)
        {
            if (Condition.Implies(occurrence.Term, earlier.Term))
            {
                decidesPosition = false;
                break;
            }
        }

        if (decidesPosition)
        {
            Order.Add((group, members.Count));
        }

        members.Add(occurrence);
    }

    /// <summary>The term with the selection's own conditions added; <c>default</c> when it can never be part of the request.</summary>
    private ImmutableArray<ConditionLiteral> ShouldInclude(
        ImmutableArray<DirectiveNode> directives, ImmutableArray<ConditionLiteral> term)
    {
        if (directives.IsEmpty)
        {
            return term;
        }

        foreach (var directive in directives)
        {
            bool wanted;
            switch (directive.Name.Value)
            {
                case "skip": wanted = false; break;
                case "include": wanted = true; break;
                default: continue;
            }

            switch (OperationContext.ConditionOf(directive))
            {
                case BooleanValueNode literal when literal.Value != wanted:
                    return default;
                case VariableNode variable:
                    var flag = context.Flags.Of(variable.Name.Value);
                    Guard(flag, directive, variable);
                    if (context.KnownFlags is { } known)
                    {
                        if (known[flag] != wanted)
                        {
                            return default;
                        }
                    }
                    else
                    {
                        term = Condition.And(term, [new ConditionLiteral(flag, wanted)]);
                    }

                    break;
                default:
                    break;
            }
        }

        return Condition.IsContradiction(term) ? default : term;
    }

    private void Guard(int flag, DirectiveNode directive, VariableNode variable)
    {
        if (!context.IsNullable(variable) || Guards.Exists(guard => guard.Flag == flag))
        {
            return;
        }

        Guards.Add(new ConditionGuard(flag, new GraphQLError(
            $"Argument \"@{directive.Name.Value}(if:)\" has invalid value: Expected variable \"${variable.Name.Value}\" " +
            "provided to non-null type \"Boolean!\" not to be null.",
            variable)));
    }

    private DeferUsage? DeferOf(ImmutableArray<DirectiveNode> directives, DeferUsage? parent)
    {
        var usage = DeferUsageOf(directives, parent);
        if (usage is null)
        {
            return parent;
        }

        NewDeferUsages.Add(usage);
        return usage;
    }

    private DeferUsage? DeferUsageOf(ImmutableArray<DirectiveNode> directives, DeferUsage? parent)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == "defer" && context.IsActive(directive))
            {
                return new DeferUsage(OperationContext.LabelOf(directive), directive, parent);
            }
        }

        return null;
    }

    private bool DoesFragmentTypeApply(NamedTypeNode? condition)
    {
        if (condition is null || condition.Name.Value == runtimeType.Name)
        {
            return true;
        }

        return context.Schema.Schema.GetType(condition.Name.Value) is CompositeType type
            && context.Schema.Schema.IsSubType(type, runtimeType);
    }
}
