using System.Globalization;
using HeadlessCrm.Domain.Customers.LeakRisks;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.LeakRisks;

internal sealed class EfLeakFactStore(CrmDatabase database) : ILeakFactStore
{
    private const string OfComplaints = " FROM parents CROSS JOIN complaints k";

    public async Task<IReadOnlyList<IReadOnlyList<LeakFact>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new Grouped<LeakFact>(customerIds.Count);
        if (customerIds.Count == 0)
        {
            return found.Lists;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        AppendSelected(
            sql.Append(" "), LeakEvidenceKind.OpenComplaint, "k.id, k.id, k.severity, k.opened_at, k.resolution_due_at, k.reopened_count");
        sql.Append(OfComplaints).Append(" WHERE k.customer_id = parents.id AND k.status = ").Value((long)ComplaintStatus.Open);
        AppendSelected(
            sql.Append(" UNION ALL "),
            LeakEvidenceKind.ResolvedComplaint,
            "k.id, k.id, k.severity, k.resolved_at, k.resolution_due_at, k.reopened_count");
        sql.Append(OfComplaints).Append(" WHERE k.customer_id = parents.id AND k.status <> ").Value((long)ComplaintStatus.Open)
            .Append(" AND k.resolved_at >= ").Value(since.UtcTicks);
        AppendSelected(sql.Append(" UNION ALL "), LeakEvidenceKind.BreachedCommitment, "c.id, k.id, k.severity, c.due_at, c.due_at, 0");
        sql.Append(OfComplaints)
            .Append(" CROSS JOIN commitments c WHERE k.customer_id = parents.id AND c.complaint_id = k.id AND c.due_at >= ")
            .Value(since.UtcTicks).Append(" AND c.due_at < ").Value(now.UtcTicks)
            .Append(" AND (c.kept_at IS NULL OR c.kept_at > c.due_at)");
        AppendSelected(sql.Append(" UNION ALL "), LeakEvidenceKind.DeclinedOffer, "o.id, k.id, k.severity, o.answered_at, o.answered_at, 0");
        sql.Append(OfComplaints)
            .Append(" CROSS JOIN recovery_offers o WHERE k.customer_id = parents.id AND o.complaint_id = k.id AND o.is_accepted = ")
            .Value(false).Append(" AND o.answered_at >= ").Value(since.UtcTicks);
        await database.Reader.QueryAsync(
            sql,
            row => found.Add(row.GetInt32(0), new LeakFact(
                (LeakEvidenceKind)row.GetInt32(1),
                row.ReadId(2),
                row.ReadId(3),
                (ComplaintSeverity)row.GetInt32(4),
                row.ReadInstant(5),
                row.ReadInstant(6),
                row.GetInt32(7))),
            cancellationToken);
        return found.Lists;
    }

    private static void AppendSelected(SqlText sql, LeakEvidenceKind kind, string columns) =>
        sql.Append("SELECT parents.i, ").Append(((int)kind).ToString(CultureInfo.InvariantCulture)).Append(", ").Append(columns);
}
