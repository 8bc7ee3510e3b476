using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>Makes a merged customer one of its own again, with all that was posted for it before and since.</summary>
public sealed record UnmergeCustomerCommand
{
    /// <summary>The customer that was merged into another.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Whether to say what would happen and change nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Makes a merged customer one of its own again.</summary>
public sealed class UnmergeCustomer(
    IGoldenRecordStore golden, ICustomerMergeStore merges, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const string Operation = nameof(UnmergeCustomer);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public async Task<CustomerMergeOutcome> ExecuteAsync(UnmergeCustomerCommand command, CancellationToken cancellationToken)
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

            if ((await golden.GetAsync([command.CustomerId], cancellationToken))[0] is not { } sources)
            {
                return MergeAnswers.Refused(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
            }

            if (sources.Customer.Id == command.CustomerId)
            {
                return MergeAnswers.Refused(new CustomerNotMerged(command.CustomerId) { Path = ["customerId"] });
            }

            var (kept, restored) = CustomerMerging.Split(sources, command.CustomerId, now);
            var result = await merges.UnmergeAsync(
                new CustomerUnmerge(
                    sources,
                    kept,
                    restored,
                    now,
                    command.IsDryRun,
                    effect => command.IsDryRun ? null : MergeAnswers.Keep(
                        command.IdempotencyKey,
                        Operation,
                        payloadHash,
                        new MergeAnswer(kept.Sources.Customer, restored.Sources.Customer, effect),
                        now)),
                cancellationToken);
            if (result.Kind == MergeOutcomeKind.Saved)
            {
                return new CustomerMergeOutcome(kept.Sources.Customer, restored.Sources.Customer, result.Effect, []);
            }
        }

        throw new InvalidOperationException($"Unmerging met other writers {Idempotent.MaxAttempts} times in a row.");
    }
}
