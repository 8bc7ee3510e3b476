using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.MarketingEvents;

/// <summary>Keeps who wants to come to events. The writes of one event follow one another.</summary>
public interface IEventRegistrationStore
{
    /// <summary>The registrations of these ids; null where there is none.</summary>
    Task<IReadOnlyList<EventRegistration?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each event's registrations; one query.</summary>
    Task<IReadOnlyList<Slice<EventRegistration>>> PageByEventsAsync(
        IReadOnlyList<Guid> eventIds, PageRequest<EventRegistrationOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many registrations of each event match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByEventsAsync(IReadOnlyList<Guid> eventIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's registrations; one query.</summary>
    Task<IReadOnlyList<Slice<EventRegistration>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<EventRegistrationOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many registrations of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a registration as <see cref="MarketingEventRules.Place"/> places it among those there are, in one transaction with the
    /// idempotency entry. A customer who has a registration that stands keeps that. Null when the customer was merged or unmerged, or
    /// the key taken, in between.
    /// </summary>
    Task<EventPlacement?> RegisterAsync(
        EventRegistration wanted, Guid postedFor, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the next version of a registration, which cancels it, and gives its room to those who wait, by
    /// <see cref="MarketingEventRules.Promote"/>, which is told to the feed. Null when it has changed, or the key was taken, in between.
    /// </summary>
    /// <returns>Who was given a place.</returns>
    Task<IReadOnlyList<EventRegistration>?> CancelAsync(
        EventRegistration cancelled, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken);
}
