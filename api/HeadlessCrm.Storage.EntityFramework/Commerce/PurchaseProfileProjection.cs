using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>
/// Keeps purchase profiles equal to the transactions they sum up. An event only says whose profile to compute afresh, so
/// events may come twice, late or several at once, and a profile is right whatever happened to it before.
/// </summary>
internal sealed class PurchaseProfileProjection(CrmDatabase database) : IRebuildableConsumer
{
    private const string InUse = "customer_purchase_profiles";
    private const string Rebuilt = "customer_purchase_profiles_rebuilt";
    private const string Figures = "transaction_count, total_spend, first_purchase_ticks, last_purchase_ticks";
    private const int CustomersAtOnce = 5_000;

    /// <inheritdoc/>
    public string Name => CustomerPurchaseProfile.Projection;

    /// <inheritdoc/>
    public FeedSelection Selection { get; } = new(
    [
        FeedEventType.CustomerChanged,
        FeedEventType.TransactionRecorded,
        FeedEventType.TransactionReversed,
        FeedEventType.TransactionCorrected,
        FeedEventType.TransactionReturned,
        FeedEventType.CustomerMerged,
        FeedEventType.CustomerUnmerged,
    ]);

    /// <inheritdoc/>
    public Task HandleAsync(FeedBatch batch, CancellationToken cancellationToken) =>
        ComputeAsync(InUse, CustomersOf(batch), batch.Lease, cancellationToken);

    /// <inheritdoc/>
    public Task BeginRebuildAsync(ConsumerLease lease, CancellationToken cancellationToken) =>
        WriteAsync(lease, [new SqlText().Append("DELETE FROM ").Append(Rebuilt)], cancellationToken);

    /// <inheritdoc/>
    public async Task BuildFromStateAsync(ConsumerLease lease, CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var customers = new List<Guid>(CustomersAtOnce);
            var sql = new SqlText().Append("SELECT id FROM customers WHERE id > ").Value(database.Dialect.Id(last))
                .Append(" ORDER BY id LIMIT ").Value((long)CustomersAtOnce);
            await database.Reader.QueryAsync(sql, row => customers.Add(row.ReadId(0)), cancellationToken);
            if (customers.Count == 0)
            {
                return;
            }

            await ComputeAsync(Rebuilt, customers, lease, cancellationToken);
            last = customers[^1];
        }
    }

    /// <inheritdoc/>
    public Task BuildAsync(FeedBatch batch, CancellationToken cancellationToken) =>
        ComputeAsync(Rebuilt, CustomersOf(batch), batch.Lease, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteRebuildAsync(ConsumerLease lease, CancellationToken cancellationToken) =>
        WriteAsync(
            lease,
            [
                // Only what differs is written: it is one short transaction however many customers there are.
                new SqlText().Append("DELETE FROM ").Append(InUse).Append(" WHERE NOT EXISTS (SELECT 1 FROM ").Append(Rebuilt)
                    .Append(" r WHERE r.customer_id = ").Append(InUse).Append(".customer_id)"),
                Merge(new SqlText().Append("INSERT INTO ").Append(InUse).Append("(customer_id, ").Append(Figures)
                    .Append(") SELECT r.customer_id, r.transaction_count, r.total_spend, r.first_purchase_ticks, r.last_purchase_ticks FROM ")
                    .Append(Rebuilt).Append(" r JOIN customers c ON c.id = r.customer_id WHERE TRUE")),
                new SqlText().Append("DELETE FROM ").Append(Rebuilt),
                new SqlText().Append("UPDATE feed_consumers SET is_rebuild_requested = FALSE WHERE name = ").Value(Name),
            ],
            cancellationToken);

    // Of the changes of a customer only the first matters here: from then on there is a profile.
    private static List<Guid> CustomersOf(FeedBatch batch) =>
    [
        .. batch.Events
            .Where(happened => happened.Payload is not CustomerChangedPayload { IsNew: false })
            .Select(happened => happened.CustomerId)
            .Distinct(),
    ];

    private Task ComputeAsync(
        string table, List<Guid> customers, ConsumerLease lease, CancellationToken cancellationToken)
    {
        if (customers.Count == 0)
        {
            return Task.CompletedTask;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customers);
        sql.Append(" INSERT INTO ").Append(table).Append("(customer_id, ").Append(Figures)
            .Append(
                ") SELECT c.id, " + PurchaseProfileSql.Figures + " FROM parents CROSS JOIN store_state s JOIN customers c ON c.id = parents.id " +
                "LEFT JOIN transactions t ON t.customer_id = c.id AND t.reversed_at IS NULL AND " + TransactionSql.Counts + " WHERE TRUE GROUP BY c.id");
        return WriteAsync(lease, [Merge(sql, table)], cancellationToken);
    }

    private static SqlText Merge(SqlText insert, string table = InUse) => insert
        .Append(" ON CONFLICT(customer_id) DO UPDATE SET transaction_count = excluded.transaction_count, total_spend = excluded.total_spend, ")
        .Append("first_purchase_ticks = excluded.first_purchase_ticks, last_purchase_ticks = excluded.last_purchase_ticks WHERE ")
        .Append(table).Append(".transaction_count <> excluded.transaction_count OR ")
        .Append(table).Append(".total_spend <> excluded.total_spend OR ")
        .Append(table).Append(".first_purchase_ticks <> excluded.first_purchase_ticks OR ")
        .Append(table).Append(".last_purchase_ticks <> excluded.last_purchase_ticks");

    private async Task WriteAsync(ConsumerLease lease, SqlText[] statements, CancellationToken cancellationToken)
    {
        var isHeld = await database.WriteDerivedAsync(
            async (context, token) =>
            {
                if (!await context.HoldsAsync(lease, database.Dialect, token))
                {
                    return false;
                }

                foreach (var sql in statements)
                {
                    await context.ExecuteAsync(sql, database.Dialect, token);
                }

                return true;
            },
            cancellationToken);
        if (!isHeld)
        {
            throw new LeaseLostException(Name);
        }
    }
}
