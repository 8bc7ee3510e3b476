using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>The statements that write how far an operation has come.</summary>
internal static class CheckpointSql
{
    /// <summary>Moves the operation on; touches no row when another has taken it over.</summary>
    public static SqlText Advance(this SqlDialect dialect, ImportCheckpoint checkpoint)
    {
        var counts = checkpoint.Counts;
        return new SqlText().Append("UPDATE bulk_operations SET revision = revision + 1, rows_read = ").Value(counts.Rows)
            .Append(", inserted = ").Value(counts.Inserted)
            .Append(", changed = ").Value(counts.Changed)
            .Append(", unchanged = ").Value(counts.Unchanged)
            .Append(", refused = ").Value(counts.Refused)
            .Append(", customers_created = ").Value(counts.CustomersCreated)
            .Append(", bytes_read = ").Value(counts.BytesRead)
            .Append(", rejects_length = ").Value(counts.RejectsLength)
            .Append(" WHERE id = ").Value(dialect.Id(checkpoint.Lease.OperationId))
            .Append(" AND fence = ").Value(checkpoint.Lease.Fence);
    }

    /// <summary>Keeps the faults of the batch.</summary>
    public static IEnumerable<SqlText> Errors(this SqlDialect dialect, ImportCheckpoint checkpoint) =>
        checkpoint.Errors.Select(error => new SqlText()
            .Append("INSERT INTO import_row_errors(id, operation_id, line, field, value, reason) VALUES(")
            .Value(dialect.Id(error.Id)).Append(", ").Value(dialect.Id(error.OperationId)).Append(", ").Value(error.Line)
            .Append(", ").Value(error.Field).Append(", ").Value(error.Value).Append(", ").Value(error.Reason).Append(")"));
}
