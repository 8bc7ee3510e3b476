using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.ContactDecisions;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.ContactDecisions;

/// <summary>Has no table of its own: it reads interactions.</summary>
internal sealed class EfContactHistoryStore(CrmDatabase database) : IContactHistoryStore
{
    public async Task<IReadOnlyList<IReadOnlyList<PastContact>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = new Grouped<PastContact>(customerIds.Count);
        if (customerIds.Count == 0)
        {
            return found.Lists;
        }

        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, customerIds);
        sql.Append(" SELECT parents.i, n.channel, n.occurred_at FROM parents CROSS JOIN interactions n WHERE n.customer_id = parents.id")
            .Append(" AND n.occurred_at > ").Value(after.UtcTicks).Append(" AND n.occurred_at <= ").Value(until.UtcTicks)
            .Append($" AND n.direction = {(int)InteractionDirection.Outbound} AND n.transaction_id IS NULL AND n.complaint_id IS NULL")
            .Append(" ORDER BY parents.i, n.occurred_at DESC");
        await database.Reader.QueryAsync(
            sql, row => found.Add(row.GetInt32(0), new PastContact((Channel)row.GetInt32(1), row.ReadInstant(2))), cancellationToken);
        return found.Lists;
    }
}
