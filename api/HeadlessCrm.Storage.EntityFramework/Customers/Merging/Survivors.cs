using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <summary>
/// Whose a fact is that is posted for a customer: that customer's, or the one's it was merged into. It is asked for inside the
/// write, under the lock of the customer that it comes to, so that a merge comes before the write or after it.
/// </summary>
internal static class Survivors
{
    /// <summary>
    /// What selects, of an id, the id of the customer it leads to. Bind the id twice.
    /// </summary>
    public static void AppendSurvivor(this SqlText sql, object id) => sql
        .Append("COALESCE((SELECT f.survivor_id FROM customer_members f WHERE f.id = ").Value(id).Append("), ").Value(id).Append(")");

    /// <summary>
    /// Locks a customer for a fact posted for it or for one merged into it; answers whether it is of several that were merged.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">It was merged or unmerged since it was looked up.</exception>
    public static async Task<bool> LockSurvivorAsync(
        this CrmDatabase database, CrmDbContext context, Guid postedFor, Guid expected, CancellationToken cancellationToken)
    {
        await database.LockCustomerAsync(context, expected, cancellationToken);
        var survivors = await FindAsync(database, context, [postedFor], cancellationToken);
        if (survivors.GetValueOrDefault(postedFor, postedFor) != expected)
        {
            throw new DbUpdateConcurrencyException($"The customer {postedFor} was merged or unmerged.");
        }

        return survivors.ContainsKey(postedFor);
    }

    /// <summary>Locks the customers that facts are posted for; answers who each member of several leads to.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them was merged or unmerged meanwhile.</exception>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> LockSurvivorsAsync(
        this CrmDatabase database, CrmDbContext context, IReadOnlyCollection<Guid> postedFor, CancellationToken cancellationToken)
    {
        if (postedFor.Count == 0)
        {
            return new Dictionary<Guid, Guid>();
        }

        Guid[] ids = [.. postedFor.Distinct()];
        var before = await FindAsync(database, context, ids, cancellationToken);
        Guid[] locked = [.. ids.Select(id => before.GetValueOrDefault(id, id)).Distinct()];
        await database.LockCustomersAsync(context, locked, cancellationToken);
        var after = await FindAsync(database, context, ids, cancellationToken);
        return after.Count == before.Count && after.All(one => before.GetValueOrDefault(one.Key) == one.Value)
            ? after
            : throw new DbUpdateConcurrencyException("A customer was merged or unmerged.");
    }

    private static async Task<Dictionary<Guid, Guid>> FindAsync(
        CrmDatabase database, CrmDbContext context, Guid[] ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Guid>();
        var sql = new SqlText().Append("WITH RECURSIVE ");
        database.Dialect.AppendParents(sql, ids);
        sql.Append(" SELECT m.id, m.survivor_id FROM parents CROSS JOIN customer_members m WHERE m.id = parents.id");
        await context.QueryAsync(
            sql, database.Dialect, row => found[row.ReadId(0)] = row.ReadId(1), cancellationToken);
        return found;
    }
}
