using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

internal sealed class EfMarketingEventStore(CrmDatabase database) : IMarketingEventStore
{
    private const string EventKey = "event_id";

    private readonly PageSql<MarketingEvent, MarketingEventOrderField> pages = new(
        MarketingEventSql.List,
        field => field switch
        {
            MarketingEventOrderField.StartsAt => new("m.starts_at", SortKeyKind.Number),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
        },
        database.Dialect,
        database.Reader,
        database.Clock);

    private readonly PageSql<EventInvitation, EventInvitationOrderField> invitations = new(
        MarketingEventSql.Invitations,
        field => field switch
        {
            EventInvitationOrderField.InvitedAt => new("v.invited_at", SortKeyKind.Number),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
        },
        database.Dialect,
        database.Reader,
        database.Clock);

    public Task<IReadOnlyList<MarketingEvent?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public async Task<IReadOnlyList<MarketingEvent?>> FindByCodesAsync(
        IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.Set<MarketingEventRow>().AsNoTracking().Where(row => EF.Parameter(codes).Contains(row.Code))
            .ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, cancellationToken);
        return [.. codes.Select(code => found.GetValueOrDefault(code)?.ToEvent())];
    }

    public Task<Slice<MarketingEvent>> PageAsync(
        PageRequest<MarketingEventOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public async Task<IReadOnlyList<MarketingEventFigures>> GetFiguresAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var figures = new MarketingEventFigures[ids.Count];
        Array.Fill(figures, MarketingEventFigures.None);
        await database.ForEachParentAsync(
            ids,
            MarketingEventSql.Figures,
            (row, i) => figures[i] = MarketingEventSql.Add(figures[i], row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)),
            cancellationToken);
        return figures;
    }

    public Task<MarketingEventSaveResult> SaveAsync(
        MarketingEvent about, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockMarketingEventAsync(context, about.Id, token);
                if (about.Version > 1
                    && await context.SeatsTakenAsync(about.Id, without: null, token) is var taken && taken > about.Capacity)
                {
                    return new MarketingEventSaveResult(IsSaved: false, taken);
                }

                await database.PromoteAsync(context, about, without: null, now, token);
                context.Save(MarketingEventRow.Of(about), about.Version, row => row.Version);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return new MarketingEventSaveResult(IsSaved: true);
            },
            new MarketingEventSaveResult(IsSaved: false),
            cancellationToken);

    public Task<IReadOnlyList<EventInvitation>?> InviteAsync(
        IReadOnlyList<(EventInvitation Invitation, Guid PostedFor)> wanted, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<EventInvitation>?>(
            async (context, token) =>
            {
                if (wanted.Count == 0)
                {
                    return [];
                }

                var eventId = wanted[0].Invitation.EventId;
                await database.LockMarketingEventAsync(context, eventId, token);
                var survivors = await database.LockSurvivorsAsync(context, [.. wanted.Select(one => one.PostedFor)], token);
                if (wanted.Any(one => survivors.GetValueOrDefault(one.PostedFor, one.PostedFor) != one.Invitation.CustomerId))
                {
                    return null;
                }

                Guid[] customers = [.. wanted.Select(one => one.Invitation.CustomerId).Distinct()];
                var rows = await context.Set<EventInvitationRow>().AsNoTracking()
                    .Where(row => row.EventId == eventId && EF.Parameter(customers).Contains(row.CustomerId))
                    .OrderBy(row => row.Id)
                    .ToListAsync(token);
                var invited = new Dictionary<Guid, EventInvitation>();
                foreach (var row in rows)
                {
                    invited.TryAdd(row.CustomerId, row.ToInvitation());
                }

                foreach (var (invitation, postedFor) in wanted)
                {
                    if (invited.TryAdd(invitation.CustomerId, invitation))
                    {
                        context.Add(EventInvitationRow.Of(invitation, postedFor));
                    }
                }

                await context.SaveChangesAsync(token);
                return [.. wanted.Select(one => invited[one.Invitation.CustomerId])];
            },
            conflict: null,
            cancellationToken);

    public Task<IReadOnlyList<EventInvitation?>> GetInvitationsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        invitations.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Slice<EventInvitation>>> PageInvitationsAsync(
        IReadOnlyList<Guid> eventIds, PageRequest<EventInvitationOrderField> request, CancellationToken cancellationToken) =>
        invitations.PageByParentsAsync(eventIds, EventKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountInvitationsAsync(
        IReadOnlyList<Guid> eventIds, Filter? where, CancellationToken cancellationToken) =>
        invitations.CountByParentsAsync(eventIds, EventKey, where, cancellationToken);
}
