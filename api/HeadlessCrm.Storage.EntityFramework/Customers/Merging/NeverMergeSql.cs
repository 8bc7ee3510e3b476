using System.Data.Common;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>How pairs that are never to be merged are found and kept.</summary>
internal static class NeverMergeSql
{
    /// <summary>The pairs of each parent and of what was merged into it, behind the parent's index.</summary>
    public const string OfParents =
        Columns + " FROM parents CROSS JOIN never_merge_pairs n WHERE n.first_id = parents.id OR n.second_id = parents.id " +
        "OR EXISTS (SELECT 1 FROM customer_members m WHERE m.survivor_id = parents.id AND (m.id = n.first_id OR m.id = n.second_id)) " +
        "ORDER BY parents.i, n.first_id, n.second_id";

    private const string Columns = "n.first_id, n.second_id, n.decided_at, n.reason";

    public static NeverMergePair Read(DbDataReader row, int ordinal) => new(
        row.ReadId(ordinal), row.ReadId(ordinal + 1), row.ReadInstant(ordinal + 2), row.ReadTextOrNull(ordinal + 3));

    public static SqlText Write(SqlDialect dialect, NeverMergePair pair) => new SqlText()
        .Append("INSERT INTO never_merge_pairs(first_id, second_id, decided_at, reason) VALUES(")
        .Value(dialect.Id(pair.FirstId)).Append(", ").Value(dialect.Id(pair.SecondId))
        .Append(", ").Value(pair.DecidedAt.UtcTicks).Append(", ").Value(pair.Reason)
        .Append(") ON CONFLICT(first_id, second_id) DO UPDATE SET decided_at = excluded.decided_at, reason = excluded.reason");

    public static SqlText Delete(SqlDialect dialect, NeverMergePair pair) => new SqlText()
        .Append("DELETE FROM never_merge_pairs WHERE first_id = ").Value(dialect.Id(pair.FirstId))
        .Append(" AND second_id = ").Value(dialect.Id(pair.SecondId));

    /// <summary>The pairs of one of some members and one of others.</summary>
    public static SqlText Between(SqlDialect dialect, GoldenSources some, GoldenSources others)
    {
        var sql = new SqlText().Append("SELECT ").Append(Columns).Append(" FROM never_merge_pairs n WHERE (n.first_id IN ");
        AppendMembers(sql, dialect, some);
        sql.Append(" AND n.second_id IN ");
        AppendMembers(sql, dialect, others);
        sql.Append(") OR (n.first_id IN ");
        AppendMembers(sql, dialect, others);
        sql.Append(" AND n.second_id IN ");
        AppendMembers(sql, dialect, some);
        return sql.Append(") ORDER BY n.first_id, n.second_id");
    }

    private static void AppendMembers(SqlText sql, SqlDialect dialect, GoldenSources sources)
    {
        sql.Append("(");
        for (var i = 0; i < sources.Members.Count; i++)
        {
            sql.Append(i > 0 ? ", " : string.Empty).Value(dialect.Id(sources.Members[i].Id));
        }

        sql.Append(")");
    }
}
