using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>What kind of meeting it was.</summary>
public enum InteractionKind
{
    /// <summary>The customer came.</summary>
    Visit,

    /// <summary>They spoke on the telephone.</summary>
    Call,

    /// <summary>One of them wrote.</summary>
    Message,

    /// <summary>The customer came to an event.</summary>
    EventAttendance,
}

/// <summary>A visit, a call, a message: one meeting of a customer and the network. Never changed once recorded.</summary>
public abstract record Interaction
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>With whom.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>What kind of meeting it was.</summary>
    public abstract InteractionKind Kind { get; }

    /// <summary>At what kind of place.</summary>
    public required TouchpointKind Touchpoint { get; init; }

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Why the customer came; null: not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened; of something that lasts, when it began.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The code of the dealer; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The code of the place in the registry of touchpoints; null: none was named.</summary>
    public string? TouchpointCode { get; init; }

    /// <summary>Who sought whom; null: not said.</summary>
    public InteractionDirection? Direction { get; init; }

    /// <summary>Who of the network; null: not said.</summary>
    public string? Agent { get; init; }

    /// <summary>When it ended; null: not said.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The transaction it belongs to; null: none.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The complaint it belongs to; null: none.</summary>
    public Guid? ComplaintId { get; init; }

    /// <summary>What it was about, in a line; null: not said.</summary>
    public string? Subject { get; init; }

    /// <summary>What came of it; null: not said.</summary>
    public string? Outcome { get; init; }

    /// <summary>What was written down; null: nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>The products the customer is interested in; null: none were named.</summary>
    public IReadOnlyList<string>? ProductsOfInterest { get; init; }

    /// <summary>The vehicles the customer is interested in, models or identification numbers; null: none were named.</summary>
    public IReadOnlyList<string>? VehiclesOfInterest { get; init; }

    /// <summary>The kind of meeting that a channel is usually used for.</summary>
    public static InteractionKind KindOf(Channel channel) => channel switch
    {
        Channel.Visit => InteractionKind.Visit,
        Channel.Phone or Channel.Mobile => InteractionKind.Call,
        _ => InteractionKind.Message,
    };
}

/// <summary>The customer came. Its reason is the motive of the visit.</summary>
public sealed record Visit : Interaction
{
    /// <inheritdoc/>
    public override InteractionKind Kind => InteractionKind.Visit;
}

/// <summary>They spoke on the telephone.</summary>
public sealed record Call : Interaction
{
    /// <summary>An empty one.</summary>
    public Call()
    {
    }

    /// <summary>One with what another says that every kind has.</summary>
    [SetsRequiredMembers]
    public Call(Interaction common)
        : base(common)
    {
    }

    /// <inheritdoc/>
    public override InteractionKind Kind => InteractionKind.Call;

    /// <summary>How many seconds it rang before somebody answered; null: not measured.</summary>
    public int? AnswerSeconds { get; init; }

    /// <summary>How well the call was conducted, 0 to 100; null: not judged.</summary>
    public int? QualityScore { get; init; }
}

/// <summary>One of them wrote.</summary>
public sealed record Message : Interaction
{
    /// <summary>An empty one.</summary>
    public Message()
    {
    }

    /// <summary>One with what another says that every kind has.</summary>
    [SetsRequiredMembers]
    public Message(Interaction common)
        : base(common)
    {
    }

    /// <inheritdoc/>
    public override InteractionKind Kind => InteractionKind.Message;

    /// <summary>The conversation it belongs to, in the words of the system it came from; null: none was named.</summary>
    public string? ThreadId { get; init; }
}

/// <summary>The customer came to an event.</summary>
public sealed record EventAttendance : Interaction
{
    /// <summary>An empty one.</summary>
    public EventAttendance()
    {
    }

    /// <summary>One with what another says that every kind has.</summary>
    [SetsRequiredMembers]
    public EventAttendance(Interaction common)
        : base(common)
    {
    }

    /// <inheritdoc/>
    public override InteractionKind Kind => InteractionKind.EventAttendance;

    /// <summary>The code of the event.</summary>
    public string? EventCode { get; init; }
}

/// <summary>What interactions can be ordered by.</summary>
public enum InteractionOrderField
{
    /// <summary>When they happened.</summary>
    OccurredAt,
}

/// <summary>What filters over interactions may name.</summary>
public static class InteractionFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Interaction"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Interaction",
        [
            FilterField.Of<Interaction>("id", FieldType.Id, interaction => interaction.Id),
            FilterField.Of<Interaction>("customerId", FieldType.Id, interaction => interaction.CustomerId),
            FilterField.OfEnum<Interaction, InteractionKind>("kind", interaction => interaction.Kind),
            FilterField.OfEnum<Interaction, TouchpointKind>("touchpoint", interaction => interaction.Touchpoint),
            FilterField.OfEnum<Interaction, Channel>("channel", interaction => interaction.Channel),
            FilterField.Of<Interaction>("reason", FieldType.Text, interaction => interaction.Reason),
            FilterField.Of<Interaction>("occurredAt", FieldType.Instant, interaction => interaction.OccurredAt),
            FilterField.Of<Interaction>("dealerCode", FieldType.Text, interaction => interaction.DealerCode),
            FilterField.Of<Interaction>("touchpointCode", FieldType.Text, interaction => interaction.TouchpointCode),
            FilterField.Of<Interaction>("agent", FieldType.Text, interaction => interaction.Agent),
        ]);
}

/// <summary>Keeps interactions.</summary>
public interface IInteractionStore
{
    /// <summary>The interactions of these ids, in the order asked; null where there is none.</summary>
    Task<IReadOnlyList<Interaction?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's interactions; one query.</summary>
    Task<IReadOnlyList<Slice<Interaction>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<InteractionOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many interactions of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new interaction and the entry that makes its command safe to repeat, in one transaction of the store. False
    /// when the key of the entry was taken, or the customer merged or unmerged, in between; then nothing was written.
    /// </summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="postedFor">The customer it was posted for: the interaction's, or one merged into that.</param>
    /// <param name="idempotency">The entry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> RecordAsync(
        Interaction interaction, Guid postedFor, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Adds interactions in one transaction; one whose id is known is left as it is. Each is posted for the customer it names,
    /// and becomes that of the one this was merged into.
    /// </summary>
    Task AppendAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken);

    /// <summary>Writes a visit of somebody unknown; false when the key of the entry was taken in between.</summary>
    Task<bool> RecordWalkInAsync(WalkIn walkIn, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// How many visits there were from one moment up to another, and of how many both the motive and a contact point of the customer
    /// are known. Those of unknown people count among the visits.
    /// </summary>
    Task<CaptureRate> GetCaptureRateAsync(
        DateTimeOffset from, DateTimeOffset until, string? dealerCode, CancellationToken cancellationToken);

    /// <summary>What calls of each dealer come to from one moment up to another, by dealer code; those of none come first.</summary>
    Task<IReadOnlyList<CallQuality>> GetCallQualityAsync(
        DateTimeOffset from, DateTimeOffset until, string? dealerCode, CancellationToken cancellationToken);
}
