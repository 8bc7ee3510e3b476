using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

/// <summary>
/// Who has a place at an event. It is read and changed under the lock of the event, which a transaction takes before it locks any
/// customer: so no two give away the same place, and nobody can wait in a circle.
/// </summary>
internal static class EventPlaces
{
    extension(CrmDatabase database)
    {
        /// <summary>The event, with every other writer of its places kept waiting until this transaction has ended.</summary>
        public async Task<MarketingEvent> LockEventAsync(CrmDbContext context, Guid eventId, CancellationToken cancellationToken)
        {
            await database.LockMarketingEventAsync(context, eventId, cancellationToken);
            return (await context.Set<MarketingEventRow>().AsNoTracking().SingleAsync(row => row.Id == eventId, cancellationToken)).ToEvent();
        }

        /// <summary>
        /// Gives the room there is to those who wait, and tells the feed; whoever calls saves. The event is locked, and nothing written yet:
        /// what is told of customers must begin under their locks.
        /// </summary>
        /// <param name="context">The write.</param>
        /// <param name="about">The event as it is from now on.</param>
        /// <param name="without">A registration that stands no more from now on; null: none.</param>
        /// <param name="now">The time.</param>
        /// <param name="cancellationToken">Gives up.</param>
        /// <exception cref="DbUpdateConcurrencyException">One of them was merged or unmerged meanwhile.</exception>
        public async Task<IReadOnlyList<EventRegistration>> PromoteAsync(
            CrmDbContext context, MarketingEvent about, Guid? without, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var waiting = await context.Set<EventRegistrationRow>().AsNoTracking()
                .Where(row => row.EventId == about.Id && row.Status == EventRegistrationStatus.Waiting && row.Id != without)
                .OrderBy(row => row.Id)
                .ToListAsync(cancellationToken);
            if (waiting.Count == 0)
            {
                return [];
            }

            var taken = await context.SeatsTakenAsync(about.Id, without, cancellationToken);
            var promoted = MarketingEventRules.Promote(about, taken, waiting.Select(row => row.ToRegistration()), now);
            await database.LockCustomersAsync(context, [.. promoted.Select(one => one.CustomerId)], cancellationToken);
            Guid[] ids = [.. promoted.Select(one => one.Id)];
            var rows = await context.Set<EventRegistrationRow>().Where(row => EF.Parameter(ids).Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, cancellationToken);
            foreach (var one in promoted)
            {
                if (rows[one.Id].CustomerId != one.CustomerId)
                {
                    throw new DbUpdateConcurrencyException($"The customer {one.CustomerId} was merged or unmerged.");
                }

                rows[one.Id].Take(one);
                context.Feed.Add(
                    new RegistrationPromotedPayload(one.Id, about.Id, about.Code), one.CustomerId, now, now, about.DealerCode);
            }

            return promoted;
        }
    }

    extension(CrmDbContext context)
    {
        /// <summary>For how many persons there are places, but for one registration; null: for none.</summary>
        public Task<int> SeatsTakenAsync(Guid eventId, Guid? without, CancellationToken cancellationToken) =>
            context.Set<EventRegistrationRow>()
                .Where(row => row.EventId == eventId && row.Status == EventRegistrationStatus.Registered && row.Id != without)
                .SumAsync(row => row.Companions + 1, cancellationToken);
    }
}
