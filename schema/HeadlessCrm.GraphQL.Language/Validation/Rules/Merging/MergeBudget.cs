namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>Counts the steps of comparing fields and ends the validation when they are too many.</summary>
internal sealed class MergeBudget(ValidationContext context)
{
    public void Spend(int steps)
    {
        context.MergeComparisons += steps;
        if (context.MergeComparisons > context.MaxMergeComparisons)
        {
            throw new ValidationAbortedException(new GraphQLError(
                "Checking whether overlapping fields can be merged takes more than " +
                $"{context.MaxMergeComparisons} comparisons " +
                $"(limit maxMergeComparisons = {context.MaxMergeComparisons}). Validation aborted.")
            {
                Code = "MAX_MERGE_COMPARISONS",
            });
        }
    }
}
