namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Many new rows of one table.</summary>
/// <param name="Table">The table; never from outside.</param>
/// <param name="Columns">Its columns, in the order of the values; never from outside.</param>
/// <param name="Rows">The values as stored: int, long, string, byte[], null, or an id.</param>
internal sealed record BulkRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);
