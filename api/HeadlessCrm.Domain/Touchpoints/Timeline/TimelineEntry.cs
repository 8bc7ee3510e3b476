using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.Timeline;

/// <summary>What an entry of a timeline is about.</summary>
public enum TimelineKind
{
    /// <summary>A meeting with the network.</summary>
    Interaction,

    /// <summary>Something bought.</summary>
    Transaction,

    /// <summary>A transaction taken back.</summary>
    Reversal,

    /// <summary>A complaint, at the time the customer complained.</summary>
    Complaint,

    /// <summary>An interest in buying, at the time the customer asked.</summary>
    Lead,

    /// <summary>A quote, at the time it was given.</summary>
    Quote,

    /// <summary>An invitation to an event.</summary>
    EventInvitation,

    /// <summary>A registration for an event, at the time the customer registered.</summary>
    EventRegistration,

    /// <summary>A survey, answered.</summary>
    SurveyResponse,

    /// <summary>A suggestion, at the time it was made.</summary>
    Suggestion,

    /// <summary>A suggestion, at the time it was answered, when that was later.</summary>
    SuggestionAnswer,

    /// <summary>Another customer became part of this one.</summary>
    Merge,

    /// <summary>What was one customer became two again.</summary>
    Unmerge,

    /// <summary>A part of a transaction that was returned.</summary>
    Return,

    /// <summary>The customer became the owner or driver of a vehicle.</summary>
    VehiclePeriodBegan,

    /// <summary>The customer is no longer the owner or driver of a vehicle.</summary>
    VehiclePeriodEnded,
}

/// <summary>Something that happened to a customer.</summary>
/// <param name="Id">What places it in the list among what happened at the same time.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="SubjectId">The interaction, the transaction, the complaint, the vehicle; of a merge, the other customer.</param>
public sealed record TimelineEntry(Guid Id, Guid CustomerId, TimelineKind Kind, DateTimeOffset OccurredAt, Guid SubjectId)
{
    /// <summary>The only order of a timeline: what happened last first.</summary>
    public static IReadOnlyList<OrderTerm<TimelineOrderField>> Order { get; } =
        [new(TimelineOrderField.OccurredAt, OrderDirection.Desc)];
}

/// <summary>What timelines are ordered by.</summary>
public enum TimelineOrderField
{
    /// <summary>When it happened.</summary>
    OccurredAt,
}

/// <summary>What filters over timelines may name.</summary>
public static class TimelineFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="TimelineEntry"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "TimelineEntry",
        [
            FilterField.OfEnum<TimelineEntry, TimelineKind>("kind", entry => entry.Kind),
            FilterField.Of<TimelineEntry>("occurredAt", FieldType.Instant, entry => entry.OccurredAt),
        ]);
}

/// <summary>Reads what happened to customers out of everything that is kept of them.</summary>
public interface ITimelineStore
{
    /// <summary>The same part of the timeline of each customer; one query. The order is <see cref="TimelineEntry.Order"/>.</summary>
    Task<IReadOnlyList<Slice<TimelineEntry>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<TimelineOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many entries of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);
}
