using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Records a meeting of a customer and the network. The customer is named by id or by external reference.</summary>
public sealed record RecordInteractionCommand
{
    /// <summary>With whom; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>With whom, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>At what kind of place; null: that of <see cref="TouchpointCode"/>.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>The code of the place in the registry; null: none is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TouchpointCode { get; init; }

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Why the customer came, at most 400 characters; null: not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened; null: now. Not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The code of the dealer; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>What kind of meeting it was; null: the usual of the channel.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InteractionKind? Kind { get; init; }

    /// <summary>Who sought whom; null: not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InteractionDirection? Direction { get; init; }

    /// <summary>Who of the network, 64 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Agent { get; init; }

    /// <summary>When it ended; not in the future and not before it began.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it was about, 200 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subject { get; init; }

    /// <summary>What came of it, 400 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    /// <summary>What was written down, 4000 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notes { get; init; }

    /// <summary>The products the customer is interested in, 50 of 100 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ProductsOfInterest { get; init; }

    /// <summary>The vehicles the customer is interested in, 50 of 100 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? VehiclesOfInterest { get; init; }

    /// <summary>The transaction it belongs to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TransactionId { get; init; }

    /// <summary>The complaint it belongs to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ComplaintId { get; init; }

    /// <summary>Of a call: how many seconds it rang before somebody answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AnswerSeconds { get; init; }

    /// <summary>Of a call: how well it was conducted, 0 to 100.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? QualityScore { get; init; }

    /// <summary>Of a message: the conversation it belongs to, 200 characters at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ThreadId { get; init; }

    /// <summary>Of an attendance: the code of the event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EventCode { get; init; }

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
    IInteractionStore interactions,
    ICustomerStore customers,
    ITouchpointStore touchpoints,
    ITransactionStore transactions,
    IComplaintStore complaints,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly OncePerKey<RecordInteractionOutcome> once = new(idempotency, clock, nameof(RecordInteraction))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = async (entry, cancellationToken) => new RecordInteractionOutcome(
            (await interactions.GetAsync([Idempotent.Read<Recorded>(entry).Id], cancellationToken))[0], [], Replayed: true),
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
        refusal ??= await CheckLinksAsync(command, customer!, cancellationToken);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var (place, unknown) = await InteractionPlace.FindAsync(
            touchpoints, command.Touchpoint, command.TouchpointCode, cancellationToken);
        if (unknown is not null)
        {
            return Refused(unknown);
        }

        var interaction = Build(command, customer!.Id, place, now);
        var kept = attempt.Keep(new Recorded(interaction.Id))!;
        return await interactions.RecordAsync(interaction, postedFor, kept, cancellationToken)
            ? new RecordInteractionOutcome(interaction, [])
            : null;
    }

    private static RecordInteractionOutcome Refused(DomainError error) => new(null, [error]);

    private async Task<DomainError?> CheckLinksAsync(
        RecordInteractionCommand command, Customer customer, CancellationToken cancellationToken)
    {
        if (command.TransactionId is { } bought)
        {
            var found = (await transactions.GetAsync([bought], cancellationToken))[0];
            if (found?.CustomerId != customer.Id)
            {
                return found is null
                    ? new TransactionNotFound(bought.ToString()) { Path = ["transactionId"] }
                    : InvalidValue.At("The transaction is another customer's.", "transactionId");
            }
        }

        if (command.ComplaintId is { } about)
        {
            var found = (await complaints.GetAsync([about], cancellationToken))[0];
            if (found?.CustomerId != customer.Id)
            {
                return found is null
                    ? new ComplaintNotFound(about) { Path = ["complaintId"] }
                    : InvalidValue.At("The complaint is another customer's.", "complaintId");
            }
        }

        return null;
    }

    private static Interaction Build(RecordInteractionCommand command, Guid customerId, TouchpointKind place, DateTimeOffset now)
    {
        // The common part is the same whatever the kind, so a visit carries it to the others.
        var common = new Visit
        {
            Id = EntityId.Create(now),
            CustomerId = customerId,
            Touchpoint = place,
            Channel = command.Channel,
            Reason = command.Reason,
            OccurredAt = command.OccurredAt?.ToUniversalTime() ?? now,
            RecordedAt = now,
            DealerCode = command.DealerCode,
            TouchpointCode = command.TouchpointCode,
            Direction = command.Direction,
            Agent = command.Agent,
            EndedAt = command.EndedAt?.ToUniversalTime(),
            TransactionId = command.TransactionId,
            ComplaintId = command.ComplaintId,
            Subject = command.Subject,
            Outcome = command.Outcome,
            Notes = command.Notes,
            ProductsOfInterest = command.ProductsOfInterest,
            VehiclesOfInterest = command.VehiclesOfInterest,
        };
        return (command.Kind ?? Interaction.KindOf(command.Channel)) switch
        {
            InteractionKind.Call => new Call(common) { AnswerSeconds = command.AnswerSeconds, QualityScore = command.QualityScore },
            InteractionKind.Message => new Message(common) { ThreadId = command.ThreadId },
            InteractionKind.EventAttendance => new EventAttendance(common) { EventCode = command.EventCode },
            _ => common,
        };
    }

    private sealed record Recorded(Guid Id);
}
