using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <content>Comparisons that go through fragments.</content>
internal sealed partial class FieldConflictFinder
{
    private List<FieldConflict> FindBetween(
        bool exclusive,
        SchemaType? parentType1,
        SelectionSetNode set1,
        FragmentScope scope1,
        SchemaType? parentType2,
        SelectionSetNode set2,
        FragmentScope scope2)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var conflicts = new List<FieldConflict>();
        var fields1 = CollectFields(parentType1, set1);
        var uses1 = spreadUses.Of(fields1, scope1);
        var fields2 = CollectFields(parentType2, set2);
        var uses2 = spreadUses.Of(fields2, scope2);
        CompareSets(conflicts, exclusive, fields1, scope1, fields2, scope2);
        foreach (var use2 in uses2)
        {
            CompareWithFragment(conflicts, exclusive, fields1, scope1, use2);
        }

        foreach (var use1 in uses1)
        {
            CompareWithFragment(conflicts, exclusive, fields2, scope2, use1);
        }

        foreach (var use1 in uses1)
        {
            foreach (var use2 in uses2)
            {
                CompareFragments(conflicts, exclusive, use1, use2);
            }
        }

        return conflicts;
    }

    private void CompareWithFragment(
        List<FieldConflict> conflicts, bool exclusive, CollectedFields fields, FragmentScope scope, SpreadUse use)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget.Spend(1);
        if (fields.ResponseNames.Count == 0
            || !Remember(comparedWithFragment, (fields, scope, use.Fragment, use.Scope), exclusive)
            || use.Fragment is not { } fragment)
        {
            return;
        }

        var fragmentFields = CollectFields(fragment);
        var nested = spreadUses.Of(fragmentFields, use.Scope);
        if (ReferenceEquals(fields, fragmentFields) && ReferenceEquals(scope, use.Scope))
        {
            return;
        }

        CompareSets(conflicts, exclusive, fields, scope, fragmentFields, use.Scope);
        foreach (var nestedUse in nested)
        {
            CompareWithFragment(conflicts, exclusive, fields, scope, nestedUse);
        }
    }

    private void CompareFragments(List<FieldConflict> conflicts, bool exclusive, SpreadUse use1, SpreadUse use2)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget.Spend(2);
        var sameFragment = ReferenceEquals(use1.Fragment, use2.Fragment);
        if (sameFragment && ReferenceEquals(use1.Scope, use2.Scope))
        {
            return;
        }

        var pair = new FragmentPair(use1.Fragment, use1.Scope, use2.Fragment, use2.Scope);
        if (sameFragment)
        {
            if (Remember(comparedFragments, pair, false))
            {
                ReportArguments(use1, use2);
            }

            return;
        }

        if (!Remember(comparedFragments, pair, exclusive) || use1.Fragment is null || use2.Fragment is null)
        {
            return;
        }

        var fields1 = CollectFields(use1.Fragment);
        var nested1 = spreadUses.Of(fields1, use1.Scope);
        var fields2 = CollectFields(use2.Fragment);
        var nested2 = spreadUses.Of(fields2, use2.Scope);
        CompareSets(conflicts, exclusive, fields1, use1.Scope, fields2, use2.Scope);
        foreach (var nested in nested2)
        {
            CompareFragments(conflicts, exclusive, use1, nested);
        }

        foreach (var nested in nested1)
        {
            CompareFragments(conflicts, exclusive, nested, use2);
        }
    }

    /// <summary>
    /// Remembers a comparison; false when it has been made. One that was only about shapes (of exclusive fields) does
    /// not do for one that is about more.
    /// </summary>
    private static bool Remember<TKey>(Dictionary<TKey, bool> compared, TKey key, bool exclusive)
        where TKey : notnull
    {
        if (compared.TryGetValue(key, out var wasExclusive) && (exclusive || !wasExclusive))
        {
            return false;
        }

        compared[key] = exclusive;
        return true;
    }

    private void ReportArguments(SpreadUse use1, SpreadUse use2) => context.Report(
        $"Spreads \"{FieldConflict.Abbreviate(use1.Node.Name.Value)}\" conflict because " +
        $"{spreadUses.Describe(use1.Node)} and {spreadUses.Describe(use2.Node)} have different fragment arguments.",
        use1.Node,
        use2.Node);
}
