using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>How transactions lie in tables.</summary>
internal static class TransactionSql
{
    public const string Columns =
        "t.id, t.customer_id, t.kind, t.occurred_at, t.recorded_at, t.net, t.cost, t.quantity, t.currency, t.dealer_code, " +
        "t.odometer_km, t.vin, t.external_system, t.external_id, t.reversal_id, t.reversed_at, t.reversal_recorded_at, t.reversal_reason, " +
        "t.opened_at, t.closed_at, t.labour_hours";

    /// <summary>
    /// Which transactions count: an order that is still open does not. With <c>t</c> for the table; the index by customer has both
    /// columns.
    /// </summary>
    public const string Counts = "(t.opened_at IS NULL OR t.closed_at IS NOT NULL)";

    private const int ColumnCount = 21;

    public static SqlEntity Entity { get; } = new(
        new Dictionary<string, SqlField>(StringComparer.Ordinal)
        {
            ["id"] = new(FieldType.Id, "{0}.id"),
            ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
            ["kind"] = new(FieldType.Enumeration, "{0}.kind"),
            ["occurredAt"] = new(FieldType.Instant, "{0}.occurred_at"),
            ["recordedAt"] = new(FieldType.Instant, "{0}.recorded_at"),
            ["openedAt"] = new(FieldType.Instant, "{0}.opened_at", IsNullable: true),
            ["closedAt"] = new(FieldType.Instant, "{0}.closed_at", IsNullable: true),
            ["isOpen"] = new(FieldType.Boolean, "{0}.opened_at IS NOT NULL AND {0}.closed_at IS NULL"),
            ["labourHours"] = new(FieldType.Decimal, "{0}.labour_hours", IsNullable: true, Scale: FixedPoint.QuantityDecimals),
            ["net"] = new(FieldType.Decimal, "{0}.net", Scale: FixedPoint.AmountDecimals),
            ["cost"] = new(FieldType.Decimal, "{0}.cost", IsNullable: true, Scale: FixedPoint.AmountDecimals),
            ["currency"] = new(FieldType.Text, "{0}.currency"),
            ["quantity"] = new(FieldType.Decimal, "{0}.quantity", Scale: FixedPoint.QuantityDecimals),
            ["productType"] = new(
                FieldType.Text,
                "{0}.product_type",
                IsNullable: true,
                Many: new SqlChild("transaction_lines", "transaction_id")),
            ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
            ["odometerKm"] = new(FieldType.Integer, "{0}.odometer_km", IsNullable: true),
            ["vin"] = new(FieldType.Text, "{0}.vin", IsNullable: true),
            ["reversed"] = new(FieldType.Boolean, "{0}.reversed_at IS NOT NULL"),
        },
        new Dictionary<string, SqlSet>(StringComparer.Ordinal));

    public static SqlList<Transaction> List { get; } =
        new("transactions", "t", Columns, ColumnCount, Entity, Read, transaction => transaction.Id);

    public static SqlSort SortOf(TransactionOrderField field) => field switch
    {
        TransactionOrderField.OccurredAt => new("t.occurred_at", SortKeyKind.Number),
        TransactionOrderField.RecordedAt => new("t.recorded_at", SortKeyKind.Number, IsIdOrder: true),
        TransactionOrderField.Net => new("t.net", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static Transaction Read(DbDataReader row, int ordinal)
    {
        var id = row.ReadId(ordinal);
        var currency = row.GetString(ordinal + 8);
        return new Transaction
        {
            Id = id,
            CustomerId = row.ReadId(ordinal + 1),
            Kind = (TransactionKind)row.GetInt32(ordinal + 2),
            OccurredAt = row.ReadInstant(ordinal + 3),
            RecordedAt = row.ReadInstant(ordinal + 4),
            Net = FixedPoint.Money(row.GetInt64(ordinal + 5), currency),
            Cost = row.ReadLongOrNull(ordinal + 6) is { } cost ? FixedPoint.Money(cost, currency) : null,
            Quantity = FixedPoint.Quantity(row.GetInt64(ordinal + 7)),
            OpenedAt = row.ReadInstantOrNull(ordinal + 18),
            ClosedAt = row.ReadInstantOrNull(ordinal + 19),
            LabourHours = FixedPoint.QuantityOrNull(row.ReadLongOrNull(ordinal + 20)),
            DealerCode = row.ReadTextOrNull(ordinal + 9),
            OdometerKm = row.ReadIntOrNull(ordinal + 10),
            Vin = row.ReadTextOrNull(ordinal + 11),
            ExternalReference = row.ReadTextOrNull(ordinal + 12) is { } system
                ? new ExternalReference(system, row.GetString(ordinal + 13))
                : null,
            Reversal = row.IsDBNull(ordinal + 14)
                ? null
                : new Reversal(
                    row.ReadId(ordinal + 14),
                    id,
                    row.ReadInstant(ordinal + 15),
                    row.ReadInstant(ordinal + 16),
                    row.ReadTextOrNull(ordinal + 17)),
        };
    }
}
