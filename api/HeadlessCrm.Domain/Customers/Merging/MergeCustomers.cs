using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>Makes two customers one.</summary>
public sealed record MergeCustomersCommand
{
    /// <summary>The customer that survives.</summary>
    public required Guid KeepId { get; init; }

    /// <summary>The customer that becomes part of it. Its id leads to the survivor from then on.</summary>
    public required Guid MergeId { get; init; }

    /// <summary>Whether to say what would happen and change nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of merging or unmerging.</summary>
/// <param name="Customer">The customer that survives, as it is, or would be, afterwards; null when it was refused.</param>
/// <param name="Restored">The customer that is one of its own again; null after a merge or a refusal.</param>
/// <param name="Effect">What was moved; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record CustomerMergeOutcome(
    Customer? Customer,
    Customer? Restored,
    CustomerMergeEffect? Effect,
    IReadOnlyList<DomainError> Errors,
    bool Replayed = false);

/// <summary>Makes two customers one.</summary>
public sealed class MergeCustomers(
    IGoldenRecordStore golden, ICustomerMergeStore merges, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const string Operation = nameof(MergeCustomers);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public async Task<CustomerMergeOutcome> ExecuteAsync(MergeCustomersCommand command, CancellationToken cancellationToken)
    {
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        if (Idempotent.CheckKey(command.IdempotencyKey, isRequired: false) is { } keyError)
        {
            return MergeAnswers.Refused(keyError);
        }

        var payloadHash = Idempotent.Hash(command);
        for (var attempt = 1; attempt <= Idempotent.MaxAttempts; attempt++)
        {
            if (await MergeAnswers.FindAsync(idempotency, command.IdempotencyKey, Operation, payloadHash, cancellationToken) is { } before)
            {
                return before;
            }

            var found = await golden.GetAsync([command.KeepId, command.MergeId], cancellationToken);
            if (Refuse(command, found[0], found[1]) is { } refusal)
            {
                return MergeAnswers.Refused(refusal);
            }

            var after = CustomerMerging.Join(found[0]!, found[1]!, now);
            var result = await merges.MergeAsync(
                new CustomerMerge(
                    found[0]!,
                    found[1]!,
                    after,
                    now,
                    command.IsDryRun,
                    effect => command.IsDryRun ? null : MergeAnswers.Keep(
                        command.IdempotencyKey, Operation, payloadHash, new MergeAnswer(after.Sources.Customer, null, effect), now)),
                cancellationToken);
            switch (result.Kind)
            {
                case MergeOutcomeKind.Saved:
                    return new CustomerMergeOutcome(after.Sources.Customer, null, result.Effect, []);
                case MergeOutcomeKind.NeverMerge:
                    return MergeAnswers.Refused(new CustomersNeverMerge(result.Obstacle!.FirstId, result.Obstacle.SecondId));
            }
        }

        throw new InvalidOperationException($"Merging met other writers {Idempotent.MaxAttempts} times in a row.");
    }

    private static DomainError? Refuse(MergeCustomersCommand command, GoldenSources? keep, GoldenSources? merge)
    {
        if (keep is null)
        {
            return new CustomerNotFound(command.KeepId.ToString()) { Path = ["keep"] };
        }

        if (merge is null)
        {
            return new CustomerNotFound(command.MergeId.ToString()) { Path = ["merge"] };
        }

        if (command.KeepId == command.MergeId)
        {
            return new CustomerMergedWithItself(command.KeepId) { Path = ["merge"] };
        }

        if (merge.Customer.Id != command.MergeId)
        {
            return new CustomerAlreadyMerged(command.MergeId, merge.Customer.Id) { Path = ["merge"] };
        }

        return keep.Customer.Id == merge.Customer.Id
            ? new CustomerAlreadyMerged(command.KeepId, keep.Customer.Id) { Path = ["keep"] }
            : null;
    }
}
