using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Offers something to a customer who complained, so that it stays.</summary>
public sealed record OfferRecoveryCommand
{
    /// <summary>The complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>What is offered, 4000 characters at most.</summary>
    public required string Description { get; init; }

    /// <summary>What it is worth, in major units.</summary>
    public required decimal Value { get; init; }

    /// <summary>The currency: the one that figures are reported in.</summary>
    public required string Currency { get; init; }

    /// <summary>Until when the customer can take it, in the future; null: for ever.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Who offers it, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="OfferRecovery"/>.</summary>
/// <param name="Offer">The offer; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record RecoveryOfferOutcome(RecoveryOffer? Offer, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Offers something to a customer who complained, within what the customer's margin allows.</summary>
public sealed class OfferRecovery(
    IComplaintStore complaints,
    ITransactionStore transactions,
    IIdempotencyStore idempotency,
    ComplaintOptions options,
    TimeProvider clock)
{
    private readonly OncePerKey<RecoveryOfferOutcome> once = new(idempotency, clock, nameof(OfferRecovery))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new RecoveryOfferOutcome(Idempotent.Read<RecoveryOffer>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecoveryOfferOutcome> ExecuteAsync(OfferRecoveryCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecoveryOfferOutcome?> TryAsync(
        OfferRecoveryCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (ComplaintRules.Check(command, attempt.Now) is { Count: > 0 } errors)
        {
            return new RecoveryOfferOutcome(null, errors);
        }

        if ((await complaints.GetAsync([command.ComplaintId], cancellationToken))[0] is not { } complaint)
        {
            return Refused(new ComplaintNotFound(command.ComplaintId) { Path = ["complaintId"] });
        }

        var margin = await RecoveryMargin.FindAsync(
            transactions, complaint.CustomerId, command.Currency, options, attempt.Now, cancellationToken);
        if (margin.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        var offer = new RecoveryOffer(
            EntityId.Create(attempt.Now),
            complaint.Id,
            command.Description,
            Money.Rounded(command.Value, command.Currency),
            attempt.Now,
            command.Agent,
            command.ValidUntil?.ToUniversalTime());
        var result = await complaints.OfferAsync(offer, margin.Limit, attempt.Keep(offer)!, cancellationToken);
        return result.IsSaved ? new RecoveryOfferOutcome(offer, [])
            : result.OfferedBefore is { } before
                ? Refused(new RecoveryOfferTooHigh(offer.Value, before, margin.Limit, margin.Margin) { Path = ["value"] })
                : null;
    }

    private static RecoveryOfferOutcome Refused(DomainError error) => new(null, [error]);
}
