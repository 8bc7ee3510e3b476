using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>The SQL of SQLite.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <summary>Letter case folding; SQLite's own knows only ASCII. Every connection defines it.</summary>
    public const string FoldFunction = "crm_fold";

    /// <inheritdoc/>
    public override string FeedPositionColumns => "0, sequence";

    /// <inheritdoc/>
    public override string FeedOrder => "e.sequence";

    /// <inheritdoc/>
    public override string NowMilliseconds => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <summary>Nothing: there is one writer at a time.</summary>
    public override string RowLock => string.Empty;

    /// <inheritdoc/>
    public override void AppendUpTo(SqlText sql, FeedPosition last) => sql.Append("sequence <= ").Value(last.Sequence);

    /// <inheritdoc/>
    public override void AppendAfter(SqlText sql, FeedPosition after) => sql.Append("e.sequence > ").Value(after.Sequence);

    /// <inheritdoc/>
    public override object Id(Guid id) => id.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override void AppendParents(SqlText sql, IReadOnlyList<Guid> ids)
    {
        var bytes = new byte[ids.Count * 16];
        for (var i = 0; i < ids.Count; i++)
        {
            ids[i].TryWriteBytes(bytes.AsSpan(i * 16), bigEndian: true, out _);
        }

        sql.Append("parents(i, id) AS (SELECT 0, substr(").Value(bytes).Append(", 1, 16) WHERE ").Value((long)ids.Count)
            .Append(" > 0 UNION ALL SELECT i + 1, substr($1, i * 16 + 17, 16) FROM parents WHERE i + 1 < $2)");
        if (sql.Parameters.Count != 2)
        {
            throw new InvalidOperationException("The ids must be the statement's first parameters.");
        }
    }

    /// <inheritdoc/>
    public override void AppendPairs(SqlText sql, IReadOnlyList<(string A, string B)> pairs)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var (a, b) in pairs)
            {
                json.WriteStartArray();
                json.WriteStringValue(a);
                json.WriteStringValue(b);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        sql.Append("wanted(i, a, b) AS (SELECT key, value ->> 0, value ->> 1 FROM json_each(")
            .Value(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)).Append("))");
    }

    /// <inheritdoc/>
    public override void AppendContains(SqlText sql, string expression, string operand) =>
        sql.Append("instr(").Append(expression).Append(", ").Value(operand).Append(") > 0");

    /// <inheritdoc/>
    public override void AppendStartsWith(SqlText sql, string expression, string operand)
    {
        // The lower bound is implied; it lets an index be used.
        long length = 0;
        foreach (var _ in operand.EnumerateRunes())
        {
            length++;
        }

        sql.Append("(").Append(expression).Append(" >= ").Value(operand).Append(" AND substr(").Append(expression)
            .Append(", 1, ").Value(length).Append(") = ").Value(operand).Append(")");
    }

    /// <inheritdoc/>
    public override string PurchaseVersion => "purchase_version";

    /// <inheritdoc/>
    public override (string Open, string Close) PerParent(string table, string alias) =>
        ($"{table} {alias} WHERE {alias}.id IN (SELECT {alias}.id", ")");

    /// <inheritdoc/>
    public override void Name(DbParameter parameter, int position) =>
        parameter.ParameterName = $"${position.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public override string Fold(string expression) => $"{FoldFunction}({expression})";

    /// <inheritdoc/>
    public override string PlaceOf(string part, string whole) => $"instr({whole}, {part})";
}
