using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>What is kept of a merge or unmerge to answer a repeat with.</summary>
internal sealed record MergeAnswer(Customer Customer, Customer? Restored, CustomerMergeEffect Effect);

/// <summary>The answers that merging and unmerging have in common.</summary>
internal static class MergeAnswers
{
    public static CustomerMergeOutcome Refused(DomainError error) => new(null, null, null, [error]);

    /// <summary>The answer of the first time, given again.</summary>
    public static CustomerMergeOutcome Replay(IdempotencyEntry entry)
    {
        var answer = Idempotent.Read<MergeAnswer>(entry);
        return new CustomerMergeOutcome(answer.Customer, answer.Restored, answer.Effect, [], Replayed: true);
    }
}
