using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;

internal sealed class EfQuoteStore(CrmDatabase database) : IQuoteStore
{
    private const string CustomerKey = "customer_id";
    private const string Columns =
        "q.id, q.customer_id, q.quoted_at, q.recorded_at, q.valid_until, q.net, q.currency, q.vehicle_of_interest, q.vin, q.source, q.dealer_code, " +
        "q.external_system, q.external_id, q.outcome, q.closed_at, q.close_reason, q.transaction_id, q.version";

    private static readonly SqlList<Quote> List = new(
        "quotes",
        "q",
        Columns,
        18,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["quotedAt"] = new(FieldType.Instant, "{0}.quoted_at"),
                ["validUntil"] = new(FieldType.Instant, "{0}.valid_until", IsNullable: true),
                ["net"] = new(FieldType.Decimal, "{0}.net", Scale: FixedPoint.AmountDecimals),
                ["source"] = new(FieldType.Text, "{0}.source", IsNullable: true),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["vin"] = new(FieldType.Text, "{0}.vin", IsNullable: true),
                ["isClosed"] = new(FieldType.Boolean, "{0}.outcome IS NOT NULL"),
                ["isWon"] = new(FieldType.Boolean, $"COALESCE({{0}}.outcome, -1) = {(int)QuoteOutcome.Won}"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        quote => quote.Id);

    private readonly PageSql<Quote, QuoteOrderField> pages = new(List, SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Quote?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Quote?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken) =>
        pages.FindByExternalReferencesAsync(references, cancellationToken);

    public async Task<IReadOnlyList<Quote?>> GetByTransactionsAsync(
        IReadOnlyList<Guid> transactionIds, CancellationToken cancellationToken)
    {
        var found = new Quote?[transactionIds.Count];
        await database.ForEachParentAsync(
            transactionIds,
            $"{Columns} FROM parents CROSS JOIN quotes q WHERE q.transaction_id = parents.id ORDER BY parents.i, q.closed_at, q.id",
            (row, i) => found[i] ??= Read(row, 1),
            cancellationToken);
        return found;
    }

    public Task<Slice<Quote>> PageAsync(PageRequest<QuoteOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Quote>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<QuoteOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<QuoteLine>>> GetLinesAsync(
        IReadOnlyList<Guid> quoteIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<QuoteLine>(quoteIds.Count);
        await database.ForEachParentAsync(
            quoteIds,
            "l.product_type, l.quantity, l.net, q.currency FROM parents CROSS JOIN quotes q CROSS JOIN quote_lines l " +
            "WHERE q.id = parents.id AND l.quote_id = q.id ORDER BY 1, l.ordinal",
            (row, i) => found.Add(
                i,
                new QuoteLine(
                    row.GetString(1), FixedPoint.Quantity(row.GetInt64(2)), FixedPoint.Money(row.GetInt64(3), row.GetString(4)))),
            cancellationToken);
        return found.Lists;
    }

    public Task<bool> RecordAsync(
        Quote quote,
        IReadOnlyList<QuoteLine> lines,
        Guid postedFor,
        IdempotencyEntry idempotency,
        CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, quote.CustomerId, token);
                context.Add(QuoteRow.Of(quote, postedFor));
                context.AddRange(lines.Select((line, i) => QuoteLineRow.Of(quote.Id, i, line)));
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> CloseAsync(Quote closed, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockCustomerAsync(context, closed.CustomerId, token);
                var row = await context.Quotes.SingleAsync(found => found.Id == closed.Id, token);
                if (!QuoteWrites.TryClose(row, closed) || (closed.TransactionId is { } sale && !await StandsAsync(context, sale, closed, token)))
                {
                    return false;
                }

                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    // The customer's lock keeps it so.
    private static Task<bool> StandsAsync(CrmDbContext context, Guid sale, Quote closed, CancellationToken cancellationToken) =>
        context.Transactions.AnyAsync(
            row => row.Id == sale && row.CustomerId == closed.CustomerId && row.ReversedAt == null, cancellationToken);

    private static SqlSort SortOf(QuoteOrderField field) => field switch
    {
        QuoteOrderField.QuotedAt => new("q.quoted_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static Quote Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        QuotedAt = row.ReadInstant(ordinal + 2),
        RecordedAt = row.ReadInstant(ordinal + 3),
        ValidUntil = row.ReadInstantOrNull(ordinal + 4),
        Net = FixedPoint.Money(row.GetInt64(ordinal + 5), row.GetString(ordinal + 6)),
        VehicleOfInterest = row.ReadTextOrNull(ordinal + 7),
        Vin = row.ReadTextOrNull(ordinal + 8),
        Source = row.ReadTextOrNull(ordinal + 9),
        DealerCode = row.ReadTextOrNull(ordinal + 10),
        ExternalReference = row.ReadTextOrNull(ordinal + 11) is { } system
            ? new ExternalReference(system, row.GetString(ordinal + 12))
            : null,
        Outcome = (QuoteOutcome?)row.ReadIntOrNull(ordinal + 13),
        ClosedAt = row.ReadInstantOrNull(ordinal + 14),
        CloseReason = row.ReadTextOrNull(ordinal + 15),
        TransactionId = row.ReadIdOrNull(ordinal + 16),
        Version = row.GetInt32(ordinal + 17),
    };
}
