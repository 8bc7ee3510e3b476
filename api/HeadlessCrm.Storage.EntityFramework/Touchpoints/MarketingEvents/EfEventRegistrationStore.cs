using System.Data.Common;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

internal sealed class EfEventRegistrationStore(CrmDatabase database) : IEventRegistrationStore
{
    private const string CustomerKey = "customer_id";
    private const string EventKey = "event_id";

    // Attendances with the event's code; whoever cancelled and came all the same came without a registration.
    private const string Attendances =
        "FROM interactions n WHERE n.event_code = {0}.event_code AND n.customer_id = {0}.customer_id AND {0}.status <> 2";

    private const string Status = "CASE WHEN EXISTS (SELECT 1 " + Attendances + ") THEN 3 ELSE {0}.status END";

    private static readonly string Columns =
        $"r.id, r.event_id, r.event_code, r.customer_id, {Of(Status)}, r.companions, r.agent, r.registered_at, r.promoted_at, " +
        $"r.cancelled_at, r.cancel_reason, (SELECT MIN(n.occurred_at) {Of(Attendances)}), r.version";

    private static readonly SqlList<EventRegistration> List = new(
        "event_registrations",
        "r",
        Columns,
        13,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["eventCode"] = new(FieldType.Text, "{0}.event_code"),
                ["status"] = new(FieldType.Enumeration, Status),
                ["companions"] = new(FieldType.Integer, "{0}.companions"),
                ["registeredAt"] = new(FieldType.Instant, "{0}.registered_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        registration => registration.Id);

    private readonly PageSql<EventRegistration, EventRegistrationOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<EventRegistration?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Slice<EventRegistration>>> PageByEventsAsync(
        IReadOnlyList<Guid> eventIds, PageRequest<EventRegistrationOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(eventIds, EventKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByEventsAsync(
        IReadOnlyList<Guid> eventIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(eventIds, EventKey, where, cancellationToken);

    public Task<IReadOnlyList<Slice<EventRegistration>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<EventRegistrationOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public Task<EventPlacement?> RegisterAsync(
        EventRegistration wanted, Guid postedFor, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync<EventPlacement?>(
            async (context, token) =>
            {
                var about = await database.LockEventAsync(context, wanted.EventId, token);
                await database.LockSurvivorAsync(context, postedFor, wanted.CustomerId, token);
                var standing = await context.Set<EventRegistrationRow>().AsNoTracking()
                    .Where(row => row.EventId == about.Id && row.CustomerId == wanted.CustomerId
                        && row.Status != EventRegistrationStatus.Cancelled)
                    .OrderBy(row => row.Id)
                    .FirstOrDefaultAsync(token);
                if (standing is not null)
                {
                    return new EventPlacement(standing.ToRegistration(), null);
                }

                var taken = await context.SeatsTakenAsync(about.Id, without: null, token);
                var placement = MarketingEventRules.Place(wanted, about, taken, now);
                if (placement.Registration is { } placed)
                {
                    context.Add(EventRegistrationRow.Of(placed, postedFor));
                    context.Keep(idempotency);
                    await context.SaveChangesAsync(token);
                }

                return placement;
            },
            conflict: null,
            cancellationToken);

    public Task<IReadOnlyList<EventRegistration>?> CancelAsync(
        EventRegistration cancelled, IdempotencyEntry? idempotency, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<EventRegistration>?>(
            async (context, token) =>
            {
                var about = await database.LockEventAsync(context, cancelled.EventId, token);
                var row = await context.Set<EventRegistrationRow>().SingleAsync(found => found.Id == cancelled.Id, token);
                if (row.Version != cancelled.Version - 1)
                {
                    return null;
                }

                var promoted = await database.PromoteAsync(context, about, without: row.Id, now, token);
                row.Take(cancelled);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return promoted;
            },
            conflict: null,
            cancellationToken);

    private static string Of(string expression) => expression.Replace("{0}", "r", StringComparison.Ordinal);

    private static SqlSort SortOf(EventRegistrationOrderField field) => field switch
    {
        EventRegistrationOrderField.RegisteredAt => new("r.registered_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static EventRegistration Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        EventId = row.ReadId(ordinal + 1),
        EventCode = row.GetString(ordinal + 2),
        CustomerId = row.ReadId(ordinal + 3),
        Status = (EventRegistrationStatus)row.GetInt32(ordinal + 4),
        Companions = row.GetInt32(ordinal + 5),
        Agent = row.ReadTextOrNull(ordinal + 6),
        RegisteredAt = row.ReadInstant(ordinal + 7),
        PromotedAt = row.ReadInstantOrNull(ordinal + 8),
        CancelledAt = row.ReadInstantOrNull(ordinal + 9),
        CancelReason = row.ReadTextOrNull(ordinal + 10),
        AttendedAt = row.ReadInstantOrNull(ordinal + 11),
        Version = row.GetInt32(ordinal + 12),
    };
}
