using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>What is kept of a merge or unmerge to answer a repeat with.</summary>
internal sealed record MergeAnswer(Customer Customer, Customer? Restored, CustomerMergeEffect Effect);

/// <summary>The answers that merging and unmerging have in common.</summary>
internal static class MergeAnswers
{
    public static CustomerMergeOutcome Refused(DomainError error) => new(null, null, null, [error]);

    /// <summary>The answer that a key was given before; null: none.</summary>
    public static async Task<CustomerMergeOutcome?> FindAsync(
        IIdempotencyStore store, string? key, string operation, byte[] payloadHash, CancellationToken cancellationToken)
    {
        if (key is null || await store.FindAsync(key, cancellationToken) is not { } entry)
        {
            return null;
        }

        if (!Idempotent.IsSame(entry, operation, payloadHash))
        {
            return Refused(new IdempotencyKeyReused(key));
        }

        var answer = Idempotent.Read<MergeAnswer>(entry);
        return new CustomerMergeOutcome(answer.Customer, answer.Restored, answer.Effect, [], Replayed: true);
    }

    public static IdempotencyEntry? Keep(
        string? key, string operation, byte[] payloadHash, MergeAnswer answer, DateTimeOffset now) =>
        key is null ? null : new IdempotencyEntry(key, operation, payloadHash, Idempotent.Write(answer), now);
}
