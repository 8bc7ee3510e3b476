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
    private readonly OncePerKey<CustomerMergeOutcome> once = new(idempotency, clock, nameof(UnmergeCustomer))
    {
        Refuse = MergeAnswers.Refused,
        Replay = (entry, _) => new(MergeAnswers.Replay(entry)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CustomerMergeOutcome> ExecuteAsync(UnmergeCustomerCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<CustomerMergeOutcome?> TryAsync(
        UnmergeCustomerCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
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
                effect => command.IsDryRun
                    ? null
                    : attempt.Keep(new MergeAnswer(kept.Sources.Customer, restored.Sources.Customer, effect))),
            cancellationToken);
        return result.Kind == MergeOutcomeKind.Saved
            ? new CustomerMergeOutcome(kept.Sources.Customer, restored.Sources.Customer, result.Effect, [])
            : null;
    }
}
