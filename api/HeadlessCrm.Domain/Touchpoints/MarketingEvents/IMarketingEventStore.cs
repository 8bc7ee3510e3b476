using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Keeps events and whom was invited to them.</summary>
public interface IMarketingEventStore
{
    /// <summary>The events of these ids; null where there is none.</summary>
    Task<IReadOnlyList<MarketingEvent?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The events of these codes; null where there is none.</summary>
    Task<IReadOnlyList<MarketingEvent?>> FindByCodesAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken);

    /// <summary>A part of the list of events.</summary>
    Task<Slice<MarketingEvent>> PageAsync(PageRequest<MarketingEventOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many events match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>What came of each event; one query.</summary>
    Task<IReadOnlyList<MarketingEventFigures>> GetFiguresAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the next version of an event; version 1 is new. Room that it gains goes to those who wait, by
    /// <see cref="MarketingEventRules.Promote"/>, which is told to the feed.
    /// </summary>
    Task<MarketingEventSaveResult> SaveAsync(
        MarketingEvent about, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Writes invitations to one event, each with the customer it is posted for. A customer who was invited before, or earlier in the
    /// list, keeps that invitation. Null when a customer was merged or unmerged in between; then nothing was written.
    /// </summary>
    /// <returns>The invitation of each: the one given where it is new.</returns>
    Task<IReadOnlyList<EventInvitation>?> InviteAsync(
        IReadOnlyList<(EventInvitation Invitation, Guid PostedFor)> wanted, CancellationToken cancellationToken);

    /// <summary>The invitations of these ids; null where there is none.</summary>
    Task<IReadOnlyList<EventInvitation?>> GetInvitationsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each event's invitations; one query.</summary>
    Task<IReadOnlyList<Slice<EventInvitation>>> PageInvitationsAsync(
        IReadOnlyList<Guid> eventIds, PageRequest<EventInvitationOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many invitations of each event match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountInvitationsAsync(
        IReadOnlyList<Guid> eventIds, Filter? where, CancellationToken cancellationToken);
}

/// <summary>What came of saving an event.</summary>
/// <param name="IsSaved">Whether it is durable.</param>
/// <param name="SeatsTaken">
/// For how many persons there are places, when that is more than the capacity given; null: it was saved, or somebody came between.
/// </param>
public readonly record struct MarketingEventSaveResult(bool IsSaved, int? SeatsTaken = null);
