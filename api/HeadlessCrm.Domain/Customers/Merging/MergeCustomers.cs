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

    /// <summary>What matching has to do with it; null: nothing.</summary>
    [JsonIgnore]
    public MatchMerge? Match { get; init; }

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
    private readonly OncePerKey<CustomerMergeOutcome> once = new(idempotency, clock, nameof(MergeCustomers))
    {
        Refuse = MergeAnswers.Refused,
        Replay = (entry, _) => new(MergeAnswers.Replay(entry)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CustomerMergeOutcome> ExecuteAsync(MergeCustomersCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<CustomerMergeOutcome?> TryAsync(
        MergeCustomersCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
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
                effect => command.IsDryRun ? null : attempt.Keep(new MergeAnswer(after.Sources.Customer, null, effect)))
            {
                Match = command.Match,
            },
            cancellationToken);
        switch (result.Kind)
        {
            case MergeOutcomeKind.Saved:
                return new CustomerMergeOutcome(after.Sources.Customer, null, result.Effect, []);
            case MergeOutcomeKind.NeverMerge:
                return MergeAnswers.Refused(new CustomersNeverMerge(result.Obstacle!.FirstId, result.Obstacle.SecondId));
        }

        return null;
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
