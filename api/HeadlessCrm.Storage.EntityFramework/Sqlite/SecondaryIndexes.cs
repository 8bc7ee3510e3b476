using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>
/// The indexes that only make reading fast: everything but primary and unique keys. The first import into an empty store
/// does without them and builds them at its end, by sorting once instead of searching once per row and index.
/// </summary>
/// <remarks>
/// Should such an import be broken off, the indexes are missing until the program starts again: initialising the storage
/// creates every index that is not there. Answers are right without them, only slower.
/// </remarks>
internal sealed class SecondaryIndexes(IModel model)
{
    private readonly List<Definition> definitions =
    [
        .. model.GetRelationalModel().Tables
            .SelectMany(table => table.Indexes)
            .Where(index => !index.IsUnique)
            .Select(index => new Definition(
                index.Name, index.Table.Name, string.Join(", ", index.Columns.Select(column => column.Name)), index.Filter)),
    ];

    /// <summary>Drops those of some tables.</summary>
    public void Drop(SqliteConnection connection, params ReadOnlySpan<string> tables)
    {
        foreach (var definition in definitions)
        {
            if (tables.Contains(definition.Table))
            {
                Execute(connection, $"DROP INDEX IF EXISTS {definition.Name}");
            }
        }
    }

    /// <summary>Creates every one that is not there.</summary>
    public void Create(SqliteConnection connection)
    {
        foreach (var (name, table, columns, filter) in definitions)
        {
            var where = filter is null ? string.Empty : $" WHERE {filter}";
            Execute(connection, $"CREATE INDEX IF NOT EXISTS {name} ON {table} ({columns}){where}");
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from our own model.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private sealed record Definition(string Name, string Table, string Columns, string? Filter);
}
