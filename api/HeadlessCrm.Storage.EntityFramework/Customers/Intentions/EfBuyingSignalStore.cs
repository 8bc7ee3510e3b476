using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Intentions;

/// <summary>Has no table of its own: it reads quotes, leads and interactions.</summary>
internal sealed class EfBuyingSignalStore(CrmDatabase database) : IBuyingSignalStore
{
    private static readonly string VisitsToBuy =
        $" AND (n.kind = {(int)InteractionKind.Visit} OR (n.kind IS NULL AND n.channel = {(int)Channel.Visit})) AND n.reason IS NOT NULL" +
        $" AND n.touchpoint IN ({(int)TouchpointKind.Sale}, {(int)TouchpointKind.Quote}, {(int)TouchpointKind.Event})";

    public async Task<IReadOnlyList<IReadOnlyList<BuyingSignal>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset after, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var found = new Grouped<BuyingSignal>(customerIds.Count);
        if (customerIds.Count == 0)
        {
            return found.Lists;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        AppendQuotes(sql, after, asOf);
        AppendLeads(sql.Append(" UNION ALL"), after, asOf);
        sql.Append($" UNION ALL SELECT parents.i, {(int)BuyingSignalKind.Visit}, n.occurred_at, 0, 0")
            .Append(" FROM parents CROSS JOIN interactions n WHERE n.customer_id = parents.id");
        AppendWithin(sql, "n.occurred_at", after, asOf).Append(VisitsToBuy);
        await database.Reader.QueryAsync(
            sql,
            row => found.Add(
                row.GetInt32(0),
                new BuyingSignal((BuyingSignalKind)row.GetInt32(1), row.ReadInstant(2), row.GetInt32(3) == 1, row.GetInt32(4) == 1)),
            cancellationToken);
        return found.Lists;
    }

    // What was closed later was open at the time.
    private static void AppendQuotes(SqlText sql, DateTimeOffset after, DateTimeOffset asOf)
    {
        sql.Append($" SELECT parents.i, {(int)BuyingSignalKind.Quote}, q.quoted_at, 0, 0 FROM parents CROSS JOIN quotes q")
            .Append(" WHERE q.customer_id = parents.id");
        AppendWithin(sql, "q.quoted_at", after, asOf)
            .Append(" AND (q.outcome IS NULL OR q.closed_at > ").Value(asOf.UtcTicks)
            .Append(") AND (q.valid_until IS NULL OR q.valid_until >= ").Value(asOf.UtcTicks).Append(")");
    }

    // Of the statuses of a lead the last is kept: before it, it was open, and nothing says that it was qualified.
    private static void AppendLeads(SqlText sql, DateTimeOffset after, DateTimeOffset asOf)
    {
        sql.Append($" SELECT parents.i, {(int)BuyingSignalKind.Lead}, l.received_at, ")
            .Append($"CASE WHEN l.status = {(int)LeadStatus.Qualified} AND l.status_at <= ").Value(asOf.UtcTicks).Append(" THEN 1 ELSE 0 END, CASE WHEN l.trade_in IS NULL THEN 0 ELSE 1 END")
            .Append(" FROM parents CROSS JOIN leads l WHERE l.customer_id = parents.id");
        AppendWithin(sql, "l.received_at", after, asOf)
            .Append($" AND (l.status NOT IN ({(int)LeadStatus.Won}, {(int)LeadStatus.Lost}) OR l.status_at > ")
            .Value(asOf.UtcTicks).Append(")");
    }

    private static SqlText AppendWithin(SqlText sql, string column, DateTimeOffset after, DateTimeOffset asOf) => sql
        .Append($" AND {column} > ").Value(after.UtcTicks).Append($" AND {column} <= ").Value(asOf.UtcTicks);
}
