using System.Data.Common;
using System.Text;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>The SQL of PostgreSQL.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    /// <summary>
    /// Transaction and sequence of an event. Transactions that changed one customer have rising numbers in the order of
    /// their commits, because each waits for the customer's lock before it takes its number.
    /// </summary>
    public const string Position = "transaction_number, sequence";

    /// <summary>
    /// Below it no event can appear any more: every transaction with a lower number has ended, and a new one takes a higher.
    /// </summary>
    public const string FirstNotFinal =
        "(SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint + transaction_offset FROM feed_state)";

    /// <inheritdoc/>
    public override string FeedPositionColumns => Position;

    /// <inheritdoc/>
    public override string FeedOrder => "e.transaction_number, e.sequence";

    /// <inheritdoc/>
    public override string NowMilliseconds => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <inheritdoc/>
    public override string RowLock => " FOR UPDATE";

    /// <inheritdoc/>
    public override void AppendUpTo(SqlText sql, FeedPosition last) => sql
        .Append("(transaction_number, sequence) <= (").Value(last.Transaction).Append(", ").Value(last.Sequence).Append(")");

    /// <inheritdoc/>
    public override void AppendAfter(SqlText sql, FeedPosition after) => sql
        .Append("(e.transaction_number, e.sequence) > (").Value(after.Transaction).Append(", ").Value(after.Sequence)
        .Append(") AND e.transaction_number < ").Append(FirstNotFinal);

    /// <inheritdoc/>
    public override object Id(Guid id) => id;

    /// <inheritdoc/>
    public override string PurchaseVersion =>
        "purchase_version + (SELECT COALESCE(SUM(version), 0)::bigint FROM purchase_versions)";

    /// <inheritdoc/>
    public override void AppendParents(SqlText sql, IReadOnlyList<Guid> ids) =>
        sql.Append("parents(i, id) AS (SELECT (o - 1)::int, id FROM unnest(").Value(ids as Guid[] ?? [.. ids])
            .Append(") WITH ORDINALITY AS p(id, o))");

    /// <inheritdoc/>
    public override void AppendPairs(SqlText sql, IReadOnlyList<(string A, string B)> pairs) =>
        sql.Append("wanted(i, a, b) AS (SELECT (o - 1)::int, a, b FROM unnest(")
            .Value(pairs.Select(pair => pair.A).ToArray()).Append(", ")
            .Value(pairs.Select(pair => pair.B).ToArray()).Append(") WITH ORDINALITY AS w(a, b, o))");

    /// <inheritdoc/>
    public override void AppendContains(SqlText sql, string expression, string operand) =>
        sql.Append("strpos(").Append(expression).Append(", ").Value(operand).Append(") > 0");

    /// <inheritdoc/>
    /// <remarks>
    /// A range instead of LIKE: texts are ordered by code point, so all that start with one lie together, and an index
    /// finds them whatever the parameter is.
    /// </remarks>
    public override void AppendStartsWith(SqlText sql, string expression, string operand)
    {
        sql.Append("(").Append(expression).Append(" >= ").Value(operand);
        if (Beyond(operand) is { } end)
        {
            sql.Append(" AND ").Append(expression).Append(" < ").Value(end);
        }

        sql.Append(")");
    }

    /// <inheritdoc/>
    public override (string Open, string Close) PerParent(string table, string alias) =>
        ($"LATERAL (SELECT {alias}.*", $") {alias}");

    /// <inheritdoc/>
    public override void Name(DbParameter parameter, int position)
    {
        // Parameters without names are found by their position.
    }

    /// <inheritdoc/>
    public override string Fold(string expression) => $"{FoldFunction.Name}({expression})";

    /// <summary>The first text in code point order that no longer starts with a prefix; null: there is none.</summary>
    private static string? Beyond(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0)
        {
            var last = runes[^1].Value;
            runes.RemoveAt(runes.Count - 1);
            if (last < 0x10FFFF)
            {
                // Between U+D7FF and U+E000 lie the surrogates, which are no characters.
                runes.Add(new Rune(last == 0xD7FF ? 0xE000 : last + 1));
                return string.Concat(runes);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string PlaceOf(string part, string whole) => $"strpos({whole}, {part})";
}
