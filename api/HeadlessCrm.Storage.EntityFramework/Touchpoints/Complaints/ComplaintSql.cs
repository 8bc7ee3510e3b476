using System.Data.Common;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

/// <summary>How complaints lie in tables.</summary>
internal static class ComplaintSql
{
    public const string Columns =
        "k.id, k.customer_id, k.category, k.severity, k.channel, k.subject, k.description, k.dealer_code, k.product_type, k.vin, " +
        "k.transaction_id, k.status, k.opened_at, k.recorded_at, k.contact_count, k.reopened_count, k.response_due_at, " +
        "k.responded_at, k.resolution_due_at, k.resolved_at, k.was_resolved_late, k.resolution, k.compensation, " +
        "k.compensation_currency, k.closed_at, k.first_resolved_at, k.first_resolution_contacts, k.first_reopened_at, k.version, " +
        "k.updated_at";

    public static SqlList<Complaint> List { get; } = new(
        "complaints",
        "k",
        Columns,
        30,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["id"] = new(FieldType.Id, "{0}.id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id", IsCustomer: true),
                ["category"] = new(FieldType.Text, "{0}.category"),
                ["severity"] = new(FieldType.Enumeration, "{0}.severity"),
                ["status"] = new(FieldType.Enumeration, "{0}.status"),
                ["channel"] = new(FieldType.Enumeration, "{0}.channel"),
                ["dealerCode"] = new(FieldType.Text, "{0}.dealer_code", IsNullable: true),
                ["productType"] = new(FieldType.Text, "{0}.product_type", IsNullable: true),
                ["vin"] = new(FieldType.Text, "{0}.vin", IsNullable: true),
                ["openedAt"] = new(FieldType.Instant, "{0}.opened_at"),
                ["respondedAt"] = new(FieldType.Instant, "{0}.responded_at", IsNullable: true),
                ["responseDueAt"] = new(FieldType.Instant, "{0}.response_due_at"),
                ["resolvedAt"] = new(FieldType.Instant, "{0}.resolved_at", IsNullable: true),
                ["resolutionDueAt"] = new(FieldType.Instant, "{0}.resolution_due_at"),
                ["closedAt"] = new(FieldType.Instant, "{0}.closed_at", IsNullable: true),
                ["contactCount"] = new(FieldType.Integer, "{0}.contact_count"),
                ["reopenedCount"] = new(FieldType.Integer, "{0}.reopened_count"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        complaint => complaint.Id);

    public static SqlSort SortOf(ComplaintOrderField field) => field switch
    {
        ComplaintOrderField.OpenedAt => new("k.opened_at", SortKeyKind.Number),
        ComplaintOrderField.ResolutionDueAt => new("k.resolution_due_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static Complaint Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        CustomerId = row.ReadId(ordinal + 1),
        Category = row.GetString(ordinal + 2),
        Severity = (ComplaintSeverity)row.GetInt32(ordinal + 3),
        Channel = (Channel)row.GetInt32(ordinal + 4),
        Subject = row.GetString(ordinal + 5),
        Description = row.ReadTextOrNull(ordinal + 6),
        DealerCode = row.ReadTextOrNull(ordinal + 7),
        ProductType = row.ReadTextOrNull(ordinal + 8),
        Vin = row.ReadTextOrNull(ordinal + 9),
        TransactionId = row.ReadIdOrNull(ordinal + 10),
        Status = (ComplaintStatus)row.GetInt32(ordinal + 11),
        OpenedAt = row.ReadInstant(ordinal + 12),
        RecordedAt = row.ReadInstant(ordinal + 13),
        ContactCount = row.GetInt32(ordinal + 14),
        ReopenedCount = row.GetInt32(ordinal + 15),
        ResponseDueAt = row.ReadInstant(ordinal + 16),
        RespondedAt = row.ReadInstantOrNull(ordinal + 17),
        ResolutionDueAt = row.ReadInstant(ordinal + 18),
        ResolvedAt = row.ReadInstantOrNull(ordinal + 19),
        WasResolvedLate = row.GetBoolean(ordinal + 20),
        Resolution = row.ReadTextOrNull(ordinal + 21),
        Compensation = row.ReadLongOrNull(ordinal + 22) is { } amount
            ? FixedPoint.Money(amount, row.GetString(ordinal + 23))
            : null,
        ClosedAt = row.ReadInstantOrNull(ordinal + 24),
        FirstResolvedAt = row.ReadInstantOrNull(ordinal + 25),
        FirstResolutionContacts = row.ReadIntOrNull(ordinal + 26),
        FirstReopenedAt = row.ReadInstantOrNull(ordinal + 27),
        Version = row.GetInt32(ordinal + 28),
        UpdatedAt = row.ReadInstant(ordinal + 29),
    };
}
