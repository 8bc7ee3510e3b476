using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>The statements of an import of transactions.</summary>
internal static class TransactionImportSql
{
    public const string Tables =
        "customers, customer_external_references, transactions, transaction_lines";

    public const string FindCustomers =
        "SELECT external_id, customer_id, COALESCE(posted_for_id, customer_id) FROM customer_external_references WHERE system = $1 AND external_id = ANY($2)";

    public const string FindTransactions =
        "SELECT external_id, id, customer_id, recorded_at, kind, occurred_at, net, cost, quantity, currency, dealer_code, odometer_km, vin, product_type, posted_for_id, labour_hours, opened_at, closed_at, reversed_at " +
        "FROM transactions WHERE external_system = $1 AND external_id = ANY($2)";

    public const string FindLines =
        "SELECT transaction_id, product_type, quantity, net, cost, labour_hours FROM transaction_lines WHERE transaction_id = ANY($1) ORDER BY transaction_id, ordinal";

    public const string Correct =
        """
        UPDATE transactions t SET customer_id = n.customer_id, kind = n.kind, occurred_at = n.occurred_at, net = n.net, cost = n.cost,
               quantity = n.quantity, currency = n.currency, dealer_code = n.dealer_code, odometer_km = n.odometer_km, vin = n.vin,
               product_type = n.product_type, posted_for_id = n.posted_for_id, labour_hours = n.labour_hours, opened_at = n.opened_at,
               closed_at = n.closed_at
          FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
               AS n(id, customer_id, kind, occurred_at, net, cost, quantity, currency, dealer_code, odometer_km, vin, product_type, posted_for_id,
                    labour_hours, opened_at, closed_at)
         WHERE t.id = n.id
        """;

    public const string MarkChanged =
        "INSERT INTO purchase_versions(part, version) VALUES($1, 1) ON CONFLICT (part) DO UPDATE SET version = purchase_versions.version + 1";

    private const string TransactionColumns =
        "transactions(id, customer_id, kind, occurred_at, recorded_at, net, cost, quantity, currency, dealer_code, odometer_km, vin, external_system, external_id, product_type, posted_for_id, labour_hours, opened_at, closed_at)";

    /// <summary>Makes prospects, and customers held to be lost, customers.</summary>
    public static string Promote { get; } =
        $"UPDATE customers SET status = {(int)CustomerStatus.Customer}, status_at = $2, version = version + 1, updated_at = $2 " +
        $"WHERE id = ANY($1) AND status <> {(int)CustomerStatus.Customer} RETURNING id, version";

    /// <summary>
    /// Makes the customers that purchases were posted for, and that were merged, customers by themselves. Whoever read the
    /// members before must look again.
    /// </summary>
    public static string PromoteMembers { get; } =
        $"""
        WITH changed AS (
            UPDATE customer_members SET status = {(int)CustomerStatus.Customer}, status_at = $3
             WHERE id = ANY($1) AND (survivor_id = ANY($2) OR status <> {(int)CustomerStatus.Customer})
            RETURNING survivor_id)
        UPDATE customers SET version = version + 1 WHERE id IN (SELECT survivor_id FROM changed) AND id <> ALL($2)
        """;

    public static KnownTransaction Read(NpgsqlDataReader row) =>
        new(row.GetGuid(1), row.ReadInstant(3), isNew: false)
        {
            IsReversed = !row.IsDBNull(18),
            CustomerId = row.GetGuid(2),
            Kind = (TransactionKind)row.GetInt32(4),
            OccurredTicks = row.GetInt64(5),
            Totals = new ImportedTotals(row.GetInt64(6), row.ReadLongOrNull(7), row.GetInt64(8), row.ReadLongOrNull(15)),
            Currency = row.GetString(9),
            DealerCode = row.ReadTextOrNull(10),
            OdometerKm = row.ReadIntOrNull(11),
            Vin = row.ReadTextOrNull(12),
            ProductType = row.ReadTextOrNull(13),
            PostedFor = row.ReadIdOrNull(14),
            OpenedTicks = row.ReadLongOrNull(16),
            ClosedTicks = row.ReadLongOrNull(17),
        };

    public static object[] CorrectParameters(List<KnownTransaction> corrected) =>
    [
        corrected.Select(one => one.Id).ToArray(),
        corrected.Select(one => one.CustomerId).ToArray(),
        corrected.Select(one => (int)one.Kind).ToArray(),
        corrected.Select(one => one.OccurredTicks).ToArray(),
        corrected.Select(one => one.Totals.Net).ToArray(),
        corrected.Select(one => one.Totals.Cost).ToArray(),
        corrected.Select(one => one.Totals.Quantity).ToArray(),
        corrected.Select(one => one.Currency).ToArray(),
        corrected.Select(one => one.DealerCode).ToArray(),
        corrected.Select(one => one.OdometerKm).ToArray(),
        corrected.Select(one => one.Vin).ToArray(),
        corrected.Select(one => one.ProductType).ToArray(),
        corrected.Select(one => one.PostedFor).ToArray(),
        corrected.Select(one => one.Totals.LabourHours).ToArray(),
        corrected.Select(one => one.OpenedTicks).ToArray(),
        corrected.Select(one => one.ClosedTicks).ToArray(),
    ];

    public static Task CopyTransactionsAsync(
        NpgsqlConnection connection,
        string system,
        IReadOnlyCollection<KeyValuePair<string, KnownTransaction>> added,
        CancellationToken cancellationToken) => BinaryCopy.WriteAsync(
            connection,
            TransactionColumns,
            added,
            (row, entry) =>
            {
                var one = entry.Value;
                row.Id(one.Id);
                row.Id(one.CustomerId);
                row.Int((int)one.Kind);
                row.Long(one.OccurredTicks);
                row.Long(one.RecordedAt.UtcTicks);
                row.Long(one.Totals.Net);
                row.Long(one.Totals.Cost);
                row.Long(one.Totals.Quantity);
                row.Text(one.Currency);
                row.Text(one.DealerCode);
                row.Int(one.OdometerKm);
                row.Text(one.Vin);
                row.Text(system);
                row.Text(entry.Key);
                row.Text(one.ProductType);
                row.Value(one.PostedFor);
                row.Long(one.Totals.LabourHours);
                row.Long(one.OpenedTicks);
                row.Long(one.ClosedTicks);
            },
            cancellationToken);

    public static Task CopyLinesAsync(
        NpgsqlConnection connection, IEnumerable<KnownTransaction> transactions, CancellationToken cancellationToken) =>
        BinaryCopy.WriteAsync(
            connection,
            "transaction_lines(transaction_id, ordinal, product_type, quantity, net, cost, labour_hours)",
            [.. transactions.SelectMany(one => one.Lines.Select((line, ordinal) => (one.Id, ordinal, line)))],
            (row, one) =>
            {
                row.Id(one.Id);
                row.Int(one.ordinal);
                row.Text(one.line.ProductType);
                row.Long(one.line.Quantity);
                row.Long(one.line.Net);
                row.Long(one.line.Cost);
                row.Long(one.line.LabourHours);
            },
            cancellationToken);
}
