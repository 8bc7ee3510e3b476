using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Preferences;

internal sealed class EfPreferenceStore(CrmDatabase database) : IPreferenceStore
{
    private const string LastWords =
        "p.id, p.customer_id, p.topic, p.kind, p.source, p.value, p.said_at, p.recorded_at " +
        "FROM parents CROSS JOIN preferences p WHERE p.customer_id = parents.id AND NOT EXISTS (SELECT 1 FROM preferences x " +
        "WHERE x.customer_id = p.customer_id AND x.topic = p.topic AND x.kind = p.kind AND x.source = p.source " +
        "AND (x.said_at > p.said_at OR (x.said_at = p.said_at " +
        "AND (x.position > p.position OR (x.position = p.position AND x.id > p.id))))) " +
        "ORDER BY parents.i, p.topic, p.kind, p.source";

    public async Task<IReadOnlyList<IReadOnlyList<PreferenceClaim>>> GetLastWordsAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<PreferenceClaim>(customerIds.Count);
        await database.ForEachParentAsync(
            customerIds,
            LastWords,
            (row, i) => found.Add(i, new PreferenceClaim
            {
                Id = row.ReadId(1),
                CustomerId = row.ReadId(2),
                Topic = row.GetString(3),
                Kind = (PreferenceKind)row.GetInt32(4),
                Source = row.GetString(5),
                Value = row.ReadTextOrNull(6),
                SaidAt = row.ReadInstant(7),
                RecordedAt = row.ReadInstant(8),
            }),
            cancellationToken);
        return found.Lists;
    }

    public Task<bool> AddAsync(
        PreferenceClaim claim, Guid postedFor, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, claim.CustomerId, token);
                await AddAsync(context, [claim], postedFor, token);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    /// <summary>Adds words of one customer to a write that holds its lock.</summary>
    internal static async Task AddAsync(
        CrmDbContext context, IReadOnlyList<PreferenceClaim> claims, Guid postedFor, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
        {
            return;
        }

        var customerId = claims[0].CustomerId;
        var last = await context.Set<PreferenceRow>().Where(row => row.CustomerId == customerId)
            .MaxAsync(row => (long?)row.Position, cancellationToken) ?? 0;
        foreach (var claim in claims)
        {
            var row = PreferenceRow.Of(claim, postedFor, last);
            context.Add(row);
            last = row.Position;
        }
    }
}
