using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Records whether a customer takes what it was offered.</summary>
public sealed record AnswerRecoveryOfferCommand
{
    /// <summary>The offer.</summary>
    public required Guid OfferId { get; init; }

    /// <summary>Whether the customer takes it.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>Why it does not, 4000 characters at most; required then.</summary>
    public string? Reason { get; init; }

    /// <summary>When it answered; null: now. Not in the future and not before it was offered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who of the network took the answer, 64 characters at most.</summary>
    public string? Agent { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>
/// Records whether a customer takes what it was offered: once, while it is valid, and no more than what the margin allows by now. What
/// is taken counts as compensation of the complaint.
/// </summary>
public sealed class AnswerRecoveryOffer(
    IComplaintStore complaints,
    ITransactionStore transactions,
    IIdempotencyStore idempotency,
    ComplaintOptions options,
    TimeProvider clock)
{
    private readonly OncePerKey<RecoveryOfferOutcome> once = new(idempotency, clock, nameof(AnswerRecoveryOffer))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new RecoveryOfferOutcome(Idempotent.Read<RecoveryOffer>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecoveryOfferOutcome> ExecuteAsync(AnswerRecoveryOfferCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecoveryOfferOutcome?> TryAsync(
        AnswerRecoveryOfferCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var offer = (await complaints.FindOffersAsync([command.OfferId], cancellationToken))[0];
        if (ComplaintRules.Check(command, offer, attempt.Now) is { Count: > 0 } errors)
        {
            return new RecoveryOfferOutcome(null, errors);
        }

        var complaint = (await complaints.GetAsync([offer!.ComplaintId], cancellationToken))[0]!;
        if (command.IsAccepted && complaint.Compensation is { } given && given.Currency != offer.Value.Currency)
        {
            return Refused(InvalidValue.At(
                $"The complaint was compensated in {given.Currency}, the offer is in {offer.Value.Currency}; they cannot be added up.",
                "offerId"));
        }

        var margin = command.IsAccepted
            ? await RecoveryMargin.FindAsync(
                transactions, complaint.CustomerId, offer.Value.Currency, options, attempt.Now, cancellationToken)
            : default;
        if (margin.Refusal is { } refusal)
        {
            return Refused(refusal with { Path = ["offerId"] });
        }

        var at = (command.AnsweredAt ?? attempt.Now).ToUniversalTime();
        var answered = offer with { AnsweredAt = at, IsAccepted = command.IsAccepted, DeclineReason = command.Reason };
        var after = ComplaintRules.Apply(answered, complaint, attempt.Now);
        var entry = new ComplaintEntry(
            after.Id,
            after.Version,
            command.IsAccepted ? ComplaintEntryKind.OfferAccepted : ComplaintEntryKind.OfferDeclined,
            at,
            attempt.Now,
            Channel: null,
            Direction: null,
            command.Agent,
            command.Reason ?? offer.Description);
        var result = await complaints.AnswerOfferAsync(
            answered, command.IsAccepted ? margin.Limit : null, after, entry, attempt.Keep(answered)!, cancellationToken);
        return result.IsSaved ? new RecoveryOfferOutcome(answered, [])
            : result.OfferedBefore is { } before
                ? Refused(new RecoveryOfferTooHigh(offer.Value, before, margin.Limit, margin.Margin) { Path = ["offerId"] })
                : null;
    }

    private static RecoveryOfferOutcome Refused(DomainError error) => new(null, [error]);
}
