using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;

internal sealed class EfLeadStore(CrmDatabase database) : ILeadStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "l.id, l.customer_id, l.source, l.external_system, l.external_id, l.status, l.vehicle, l.trade_in, l.comments, l.dealer_code, " +
        "l.agent, l.status_reason, l.received_at, l.recorded_at, l.status_at, l.version";

    private static readonly SqlList<Lead> List = new(
        "leads",
        "l",
        Columns,
        16,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["source"] = new(FieldType.Text, "{0}.source"),
                ["status"] = new(FieldType.Enumeration, "{0}.status"),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["agent"] = new(FieldType.Text, "{0}.agent", IsNullable: true),
                ["receivedAt"] = new(FieldType.Instant, "{0}.received_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        lead => lead.Id);

    private readonly PageSql<Lead, LeadOrderField> pages =
        new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Lead?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Lead?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken) =>
        pages.FindByExternalReferencesAsync(references, cancellationToken);

    public async Task<IReadOnlyList<string?>> GetRawAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new string?[ids.Count];
        await database.ForEachParentAsync(
            ids,
            "l.raw FROM parents CROSS JOIN leads l WHERE l.id = parents.id",
            (row, i) => found[i] = row.ReadTextOrNull(1),
            cancellationToken);
        return found;
    }

    public Task<Slice<Lead>> PageAsync(PageRequest<LeadOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Lead>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<LeadOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public Task<bool> RecordAsync(
        Lead lead, Guid postedFor, string? raw, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, lead.CustomerId, token);
                context.Add(LeadRow.Of(lead, postedFor, raw));
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> ChangeAsync(Lead lead, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var row = await context.Leads.SingleAsync(found => found.Id == lead.Id, token);
                if (row.Version != lead.Version - 1)
                {
                    return false;
                }

                row.Take(lead);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    private static SqlSort SortOf(LeadOrderField field) => field switch
    {
        LeadOrderField.ReceivedAt => new("l.received_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Lead Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        Source = row.GetString(ordinal + 2),
        ExternalReference = row.ReadTextOrNull(ordinal + 3) is { } system
            ? new ExternalReference(system, row.GetString(ordinal + 4))
            : null,
        Status = (LeadStatus)row.GetInt32(ordinal + 5),
        Vehicle = LeadVehicleJson.Read(row.ReadTextOrNull(ordinal + 6)),
        TradeIn = LeadVehicleJson.Read(row.ReadTextOrNull(ordinal + 7)),
        Comments = row.ReadTextOrNull(ordinal + 8),
        DealerCode = row.ReadTextOrNull(ordinal + 9),
        Agent = row.ReadTextOrNull(ordinal + 10),
        StatusReason = row.ReadTextOrNull(ordinal + 11),
        ReceivedAt = row.ReadInstant(ordinal + 12),
        RecordedAt = row.ReadInstant(ordinal + 13),
        StatusAt = row.ReadInstant(ordinal + 14),
        Version = row.GetInt32(ordinal + 15),
    };
}
