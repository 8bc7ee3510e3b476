using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Records a meeting of a customer and the network. The customer is named by id or by external reference.</summary>
public sealed record RecordInteractionCommand
{
    /// <summary>With whom; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>With whom, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>Where.</summary>
    public required Touchpoint Touchpoint { get; init; }

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Why the customer came, at most 400 characters; null: not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened; null: now. Not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The code of the dealer; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="RecordInteraction"/>.</summary>
/// <param name="Interaction">The interaction; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record RecordInteractionOutcome(
    Interaction? Interaction, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a meeting of a customer and the network.</summary>
public sealed class RecordInteraction(
    IInteractionStore interactions, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<RecordInteractionOutcome> once = new(idempotency, clock, nameof(RecordInteraction))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = (entry, _) => new(new RecordInteractionOutcome(Idempotent.Read<Interaction>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecordInteractionOutcome> ExecuteAsync(RecordInteractionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecordInteractionOutcome?> TryAsync(
        RecordInteractionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var errors = InteractionRules.Check(command, now);
        if (errors.Count > 0)
        {
            return new RecordInteractionOutcome(null, errors);
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var interaction = Build(command, customer!.Id, now);
        var kept = attempt.Keep(interaction)!;
        return await interactions.RecordAsync(interaction, postedFor, kept, cancellationToken)
            ? new RecordInteractionOutcome(interaction, [])
            : null;
    }

    private static RecordInteractionOutcome Refused(DomainError error) => new(null, [error]);

    private static Interaction Build(RecordInteractionCommand command, Guid customerId, DateTimeOffset now) => new()
    {
        Id = EntityId.Create(now),
        CustomerId = customerId,
        Touchpoint = command.Touchpoint,
        Channel = command.Channel,
        Reason = command.Reason,
        OccurredAt = command.OccurredAt?.ToUniversalTime() ?? now,
        RecordedAt = now,
        DealerCode = command.DealerCode,
    };
}
