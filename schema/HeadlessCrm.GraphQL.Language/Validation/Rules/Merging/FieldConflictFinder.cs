using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// Compares fields pair by pair, through all fragments, and finds every conflict. What has been compared is remembered:
/// two fragments, or a selection set and a fragment, are compared once, unless the first time was only about response
/// shapes.
/// </summary>
internal sealed partial class FieldConflictFinder
{
    // The set below a meta-field is of a known type by itself and of an unknown one where it is compared, hence the
    // type.
    private readonly Dictionary<(SchemaType?, SelectionSetNode), CollectedFields> collected = [];
    private readonly Dictionary<FragmentPair, bool> comparedFragments = [];
    private readonly Dictionary<(CollectedFields, FragmentScope, FragmentDefinitionNode?, FragmentScope), bool>
        comparedWithFragment = [];

    private readonly ValidationContext context;
    private readonly MergeBudget budget;
    private readonly LiteralComparison literals;
    private readonly SpreadUses spreadUses;

    public FieldConflictFinder(ValidationContext context)
    {
        this.context = context;
        budget = new MergeBudget(context);
        literals = new LiteralComparison(budget.Spend);
        spreadUses = new SpreadUses(context, budget);
    }

    /// <summary>The conflicts within one selection set.</summary>
    public List<FieldConflict> FindWithin(SchemaType? parentType, SelectionSetNode set, FragmentScope scope)
    {
        var conflicts = new List<FieldConflict>();
        var fields = CollectFields(parentType, set);
        CompareWithin(conflicts, fields, scope);
        var uses = spreadUses.Of(fields, scope);
        if (uses.Count == 0 || (fields.ResponseNames.Count == 0 && fields.Spreads.Count == 1))
        {
            return conflicts;
        }

        for (var i = 0; i < uses.Count; i++)
        {
            CompareWithFragment(conflicts, false, fields, scope, uses[i]);
            for (var j = i + 1; j < uses.Count; j++)
            {
                CompareFragments(conflicts, false, uses[i], uses[j]);
            }
        }

        return conflicts;
    }

    private void CompareWithin(List<FieldConflict> conflicts, CollectedFields fields, FragmentScope scope)
    {
        foreach (var name in fields.ResponseNames)
        {
            var group = fields.Get(name)!;
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    AddConflict(conflicts, false, name, group[i], scope, group[j], scope);
                }
            }
        }
    }

    private void CompareSets(
        List<FieldConflict> conflicts,
        bool exclusive,
        CollectedFields fields1,
        FragmentScope scope1,
        CollectedFields fields2,
        FragmentScope scope2)
    {
        if (fields2.ResponseNames.Count == 0)
        {
            return;
        }

        foreach (var name in fields1.ResponseNames)
        {
            budget.Spend(1);
            if (fields2.Get(name) is not { } group2)
            {
                continue;
            }

            foreach (var field1 in fields1.Get(name)!)
            {
                foreach (var field2 in group2)
                {
                    AddConflict(conflicts, exclusive, name, field1, scope1, field2, scope2);
                }
            }
        }
    }

    private void AddConflict(
        List<FieldConflict> conflicts,
        bool exclusive,
        string name,
        MergeField field1,
        FragmentScope scope1,
        MergeField field2,
        FragmentScope scope2)
    {
        if (FindConflict(exclusive, name, field1, scope1, field2, scope2) is { } conflict)
        {
            conflicts.Add(conflict);
        }
    }

    private FieldConflict? FindConflict(
        bool parentsExclusive,
        string name,
        MergeField field1,
        FragmentScope scope1,
        MergeField field2,
        FragmentScope scope2)
    {
        budget.Spend(2);
        var exclusive = parentsExclusive || field1.Excludes(field2);
        if (FindReason(exclusive, field1, scope1, field2, scope2) is { } reason)
        {
            return new FieldConflict(name, reason, [field1.Node], [field2.Node]);
        }

        return field1.Node.SelectionSet is { } set1 && field2.Node.SelectionSet is { } set2
            ? FieldConflict.OfSubfields(
                FindBetween(exclusive, field1.Type?.Named, set1, scope1, field2.Type?.Named, set2, scope2),
                name,
                field1.Node,
                field2.Node)
            : null;
    }

    private string? FindReason(
        bool exclusive, MergeField field1, FragmentScope scope1, MergeField field2, FragmentScope scope2)
    {
        if (!exclusive)
        {
            var (name1, name2) = (field1.Node.Name.Value, field2.Node.Name.Value);
            if (name1 != name2)
            {
                return $"\"{FieldConflict.Abbreviate(name1)}\" and \"{FieldConflict.Abbreviate(name2)}\" " +
                    "are different fields";
            }

            if (!literals.SameArguments(field1.Node.Arguments, field2.Node.Arguments)
                || !SameVariables(field1.Node.Arguments, scope1, scope2))
            {
                return "they have differing arguments";
            }
        }

        if (field1.Stream is not null || field2.Stream is not null)
        {
            return FindStreamReason(field1.Stream, scope1, field2.Stream, scope2);
        }

        return field1.Type is { } type1 && field2.Type is { } type2 && ResponseShape.Conflict(type1, type2)
            ? $"they return conflicting types \"{type1}\" and \"{type2}\""
            : null;
    }

    private string FindStreamReason(
        DirectiveNode? stream1, FragmentScope scope1, DirectiveNode? stream2, FragmentScope scope2)
    {
        const string Reason = "they have overlapping stream directives";
        return stream1 is not null
            && stream2 is not null
            && literals.SameArguments(stream1.Arguments, stream2.Arguments)
            && SameVariables(stream1.Arguments, scope1, scope2)
                ? Reason + ". See https://github.com/graphql/defer-stream-wg/discussions/100"
                : Reason;
    }

    /// <summary>
    /// Whether equal arguments mean the same in two scopes: they do not use variables of the fragments.
    /// </summary>
    private bool SameVariables(
        ImmutableArray<ArgumentNode> arguments, FragmentScope scope1, FragmentScope scope2)
    {
        if (ReferenceEquals(scope1, scope2))
        {
            return true;
        }

        foreach (var argument in arguments)
        {
            foreach (var variable in spreadUses.VariablesOf(argument.Value))
            {
                budget.Spend(1);
                if (scope1.Declares(variable) || scope2.Declares(variable))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private CollectedFields CollectFields(SchemaType? parentType, SelectionSetNode set)
    {
        if (!collected.TryGetValue((parentType, set), out var fields))
        {
            collected[(parentType, set)] = fields = new CollectedFields();
            Collect(parentType, set, fields);
        }

        return fields;
    }

    private CollectedFields CollectFields(FragmentDefinitionNode fragment) =>
        CollectFields(context.Schema.GetType(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    private void Collect(SchemaType? parentType, SelectionSetNode set, CollectedFields fields)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(new MergeField(field, parentType));
                    break;
                case FragmentSpreadNode spread:
                    fields.Spreads.Add(spread);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition
                        ? context.Schema.GetType(condition.Name.Value)
                        : parentType;
                    Collect(type, inline.SelectionSet, fields);
                    break;
                default:
                    break;
            }
        }
    }
}
