using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>Where a customer and the network meet.</summary>
public enum Touchpoint
{
    /// <summary>A sale.</summary>
    Sale,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>The workshop.</summary>
    Workshop,

    /// <summary>An event.</summary>
    Event,

    /// <summary>The call centre.</summary>
    CallCentre,

    /// <summary>The website.</summary>
    Web,

    /// <summary>The app.</summary>
    App,

    /// <summary>A social network.</summary>
    Social,

    /// <summary>A partner firm.</summary>
    Partner,
}

/// <summary>A visit, a call, a message: one meeting of a customer and the network. Never changed once recorded.</summary>
public sealed record Interaction
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>With whom.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Where.</summary>
    public required Touchpoint Touchpoint { get; init; }

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Why the customer came; null: not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The code of the dealer; null: none.</summary>
    public string? DealerCode { get; init; }
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
            FilterField.OfEnum<Interaction, Touchpoint>("touchpoint", interaction => interaction.Touchpoint),
            FilterField.OfEnum<Interaction, Channel>("channel", interaction => interaction.Channel),
            FilterField.Of<Interaction>("reason", FieldType.Text, interaction => interaction.Reason),
            FilterField.Of<Interaction>("occurredAt", FieldType.Instant, interaction => interaction.OccurredAt),
            FilterField.Of<Interaction>("dealerCode", FieldType.Text, interaction => interaction.DealerCode),
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
}
