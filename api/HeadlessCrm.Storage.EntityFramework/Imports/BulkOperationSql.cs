using System.Data.Common;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>How bulk operations and the faults of their rows lie in tables.</summary>
internal static class BulkOperationSql
{
    public const string Columns =
        "o.id, o.entity, o.format, o.system, o.file_id, o.file_name, o.file_length, o.file_sha256, o.file_received_at, o.mapping_name, o.mapping, " +
        "o.is_dry_run, o.lawful_basis, o.state, o.rows_read, o.inserted, o.changed, o.unchanged, o.refused, o.customers_created, o.bytes_read, " +
        "o.rejects_length, o.failure, o.is_cancel_requested, o.runs, o.revision, o.created_at, o.started_at, o.completed_at";

    public static SqlList<BulkOperation> List { get; } = new(
        "bulk_operations",
        "o",
        Columns,
        29,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["state"] = new(FieldType.Enumeration, "{0}.state"),
                ["entity"] = new(FieldType.Enumeration, "{0}.entity"),
                ["system"] = new(FieldType.Text, "{0}.system"),
                ["createdAt"] = new(FieldType.Instant, "{0}.created_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        operation => operation.Id);

    public static SqlList<ImportRowError> ErrorList { get; } = new(
        "import_row_errors",
        "e",
        "e.id, e.operation_id, e.line, e.field, e.value, e.reason",
        6,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal), new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        ReadError,
        error => error.Id);

    public static SqlSort SortOf(BulkOperationOrderField field) => field switch
    {
        BulkOperationOrderField.CreatedAt => new("o.created_at", SortKeyKind.Number, IsIdOrder: true),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static SqlSort SortOf(ImportRowErrorOrderField field) => field switch
    {
        ImportRowErrorOrderField.Line => new("e.line", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    public static BulkOperation Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Entity = (ImportEntity)row.GetInt32(ordinal + 1),
        Format = (ImportFormat)row.GetInt32(ordinal + 2),
        System = row.GetString(ordinal + 3),
        File = new ImportFile(
            row.ReadId(ordinal + 4),
            row.GetString(ordinal + 5),
            row.GetInt64(ordinal + 6),
            row.GetString(ordinal + 7),
            row.ReadInstant(ordinal + 8)),
        MappingName = row.ReadTextOrNull(ordinal + 9),
        Mapping = row.ReadTextOrNull(ordinal + 10),
        IsDryRun = row.GetBoolean(ordinal + 11),
        LawfulBasis = (LawfulBasis)row.GetInt32(ordinal + 12),
        State = (BulkOperationState)row.GetInt32(ordinal + 13),
        Counts = new ImportCounts(
            row.GetInt64(ordinal + 14),
            row.GetInt64(ordinal + 15),
            row.GetInt64(ordinal + 16),
            row.GetInt64(ordinal + 17),
            row.GetInt64(ordinal + 18),
            row.GetInt64(ordinal + 19),
            row.GetInt64(ordinal + 20),
            row.GetInt64(ordinal + 21)),
        Failure = row.ReadTextOrNull(ordinal + 22),
        IsCancelRequested = row.GetBoolean(ordinal + 23),
        Runs = row.GetInt32(ordinal + 24),
        Revision = row.GetInt32(ordinal + 25),
        CreatedAt = row.ReadInstant(ordinal + 26),
        StartedAt = row.ReadInstantOrNull(ordinal + 27),
        CompletedAt = row.ReadInstantOrNull(ordinal + 28),
    };

    private static ImportRowError ReadError(DbDataReader row, int ordinal) => new(
        row.ReadId(ordinal),
        row.ReadId(ordinal + 1),
        row.GetInt64(ordinal + 2),
        row.GetString(ordinal + 3),
        row.ReadTextOrNull(ordinal + 4),
        row.GetString(ordinal + 5));
}
