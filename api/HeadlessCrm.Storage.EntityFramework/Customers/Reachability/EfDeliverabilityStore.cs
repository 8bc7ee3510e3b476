using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Reachability;

internal sealed class EfDeliverabilityStore(CrmDatabase database) : IDeliverabilityStore
{
    public async Task<IReadOnlyList<DeliverabilityState?>> GetAsync(
        IReadOnlyList<ContactAddress> addresses, CancellationToken cancellationToken)
    {
        var found = new DeliverabilityState?[addresses.Count];
        if (found.Length == 0)
        {
            return found;
        }

        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. addresses.Select(address => (address.Key, string.Empty))]);
        sql.Append(" SELECT wanted.i, d.state, d.occurred_at, d.reason FROM wanted CROSS JOIN contact_deliverabilities d WHERE d.address = wanted.a");
        await database.Reader.QueryAsync(
            sql,
            row => found[row.GetInt32(0)] = new DeliverabilityState(
                (Deliverability)row.GetInt32(1), row.ReadInstant(2), row.ReadTextOrNull(3)),
            cancellationToken);
        return found;
    }

    public Task<bool> ReportAsync(
        ContactAddress address, DeliverabilityState state, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var sql = new SqlText()
                    .Append("INSERT INTO contact_deliverabilities(address, state, occurred_at, reason) VALUES(").Value(address.Key)
                    .Append(", ").Value((long)state.State).Append(", ").Value(state.OccurredAt.UtcTicks).Append(", ").Value(state.Reason)
                    .Append(") ON CONFLICT(address) DO UPDATE SET state = excluded.state, occurred_at = excluded.occurred_at, ")
                    .Append("reason = excluded.reason WHERE excluded.occurred_at >= contact_deliverabilities.occurred_at");
                await context.ExecuteAsync(sql, database.Dialect, token);
                if (idempotency is not null)
                {
                    context.Add(IdempotencyRow.Of(idempotency));
                    await context.SaveChangesAsync(token);
                }

                return true;
            },
            conflict: false,
            cancellationToken);
}
