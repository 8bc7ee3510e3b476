using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Merging;

/// <remarks>
/// Every row that is somebody's names the customer it is part of now and, when that is another, the one it was posted for. A
/// merge and an unmerge rewrite the first by the second, and compute what is derived from them.
/// </remarks>
internal sealed class EfCustomerMergeStore(CrmDatabase database) : ICustomerMergeStore
{
    private static readonly CustomerMergeResult Conflict = new(MergeOutcomeKind.Conflict);

    public Task<CustomerMergeResult> MergeAsync(CustomerMerge merge, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => MergeAsync(context, merge, token), Conflict, merge.IsDryRun, cancellationToken);

    public Task<CustomerMergeResult> UnmergeAsync(CustomerUnmerge unmerge, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => UnmergeAsync(context, unmerge, token), Conflict, unmerge.IsDryRun, cancellationToken);

    public Task<MergeOutcomeKind> SaveNeverMergeAsync(
        NeverMergePair pair, bool isRemoval, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var survivors = await database.LockSurvivorsAsync(context, [pair.FirstId, pair.SecondId], token);
                if (!isRemoval && survivors.GetValueOrDefault(pair.FirstId, pair.FirstId)
                    == survivors.GetValueOrDefault(pair.SecondId, pair.SecondId))
                {
                    return MergeOutcomeKind.Merged;
                }

                var sql = isRemoval ? NeverMergeSql.Delete(database.Dialect, pair) : NeverMergeSql.Write(database.Dialect, pair);
                await context.ExecuteAsync(sql, database.Dialect, token);
                await KeepAsync(context, idempotency, token);
                return MergeOutcomeKind.Saved;
            },
            MergeOutcomeKind.Conflict,
            cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<NeverMergePair>>> GetNeverMergeAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<NeverMergePair>(customerIds.Count);
        await database.ForEachParentAsync(
            customerIds, NeverMergeSql.OfParents, (row, i) => found.Add(i, NeverMergeSql.Read(row, 1)), cancellationToken);
        return found.Lists;
    }

    private async Task<CustomerMergeResult> MergeAsync(CrmDbContext context, CustomerMerge merge, CancellationToken cancellationToken)
    {
        var (keptId, mergedId) = (merge.Kept.Customer.Id, merge.Merged.Customer.Id);
        await database.LockCustomersAsync(context, [keptId, mergedId], cancellationToken);
        NeverMergePair? obstacle = null;
        await context.QueryAsync(
            NeverMergeSql.Between(database.Dialect, merge.Kept, merge.Merged),
            database.Dialect,
            row => obstacle ??= NeverMergeSql.Read(row, 0),
            cancellationToken);
        if (obstacle is not null)
        {
            return new CustomerMergeResult(MergeOutcomeKind.NeverMerge, Obstacle: obstacle);
        }

        var after = merge.After;
        await ChangeAsync(context, database.Dialect.UpdateCustomer(after.Sources, merge.Kept.Customer.Version), cancellationToken);
        var effect = await MoveAsync(
            context, CustomerMove.Merge(mergedId, keptId), merge.Merged.Records.Count, cancellationToken);
        await ForgetDerivedAsync(context, mergedId, cancellationToken);
        await WriteDerivedAsync(context, after, cancellationToken);
        await RemakeKeysAsync(context, [keptId], cancellationToken);
        await ChangeAsync(
            context,
            new SqlText().Append("DELETE FROM customers WHERE id = ").Value(database.Dialect.Id(mergedId))
                .Append(" AND version = ").Value((long)merge.Merged.Customer.Version),
            cancellationToken);
        effect = await CompleteAsync(context, after.Sources.Customer, effect, cancellationToken);
        var merged = new CustomerMergedPayload(keptId, mergedId, after.Sources.Customer.Version);
        context.Feed.Add(merged, mergedId, merge.At, merge.At);
        context.Feed.Add(merged, keptId, merge.At, merge.At);
        await RememberAsync(context, merge.At, cancellationToken, (keptId, mergedId, false));
        Tell(context, after.Sources.Customer);
        if (merge.Match is { } match)
        {
            await EfMatchDecisionStore.FollowAsync(context, match, merge.At, cancellationToken);
        }

        await KeepAsync(context, merge.IdempotencyOf(effect), cancellationToken);
        return new CustomerMergeResult(MergeOutcomeKind.Saved, effect);
    }

    private async Task<CustomerMergeResult> UnmergeAsync(
        CrmDbContext context, CustomerUnmerge unmerge, CancellationToken cancellationToken)
    {
        var (kept, restored) = (unmerge.Kept, unmerge.Restored);
        var (keptId, restoredId) = (kept.Sources.Customer.Id, restored.Sources.Customer.Id);
        await database.LockCustomersAsync(context, [keptId, restoredId], cancellationToken);
        await ChangeAsync(
            context, database.Dialect.UpdateCustomer(kept.Sources, unmerge.Before.Customer.Version), cancellationToken);
        await context.ExecuteAsync(database.Dialect.InsertCustomer(restored.Sources), database.Dialect, cancellationToken);
        var leaving = CustomerMove.Unmerge(keptId, restoredId, unmerge.Before.Subtree(restoredId));
        var effect = await MoveAsync(context, leaving, null, cancellationToken);
        await WriteDerivedAsync(context, kept, cancellationToken);
        await WriteDerivedAsync(context, restored, cancellationToken);
        await RemakeKeysAsync(context, [keptId, restoredId], cancellationToken);
        effect = await CompleteAsync(context, kept.Sources.Customer, effect, cancellationToken);
        var unmerged = new CustomerUnmergedPayload(keptId, restoredId, kept.Sources.Customer.Version);
        context.Feed.Add(unmerged, keptId, unmerge.At, unmerge.At);
        context.Feed.Add(unmerged, restoredId, unmerge.At, unmerge.At);
        await RememberAsync(context, unmerge.At, cancellationToken, (keptId, restoredId, true), (restoredId, keptId, true));
        Tell(context, kept.Sources.Customer);
        Tell(context, restored.Sources.Customer);
        await KeepAsync(context, unmerge.IdempotencyOf(effect), cancellationToken);
        return new CustomerMergeResult(MergeOutcomeKind.Saved, effect);
    }

    /// <summary>Keeps what happened for the timelines, in the order of whom it is told to.</summary>
    private static async Task RememberAsync(
        CrmDbContext context,
        DateTimeOffset at,
        CancellationToken cancellationToken,
        params IReadOnlyList<(Guid CustomerId, Guid OtherId, bool IsUnmerge)> entries)
    {
        foreach (var (customerId, otherId, isUnmerge) in entries)
        {
            context.Add(new CustomerMergeRow
            {
                Id = EntityId.Create(at), CustomerId = customerId, OtherId = otherId, IsUnmerge = isUnmerge, MergedAt = at,
            });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Moves everything that names a customer. How many records it has is said where that is not how many rows there are: one whose only
    /// source said everything at once has no row.
    /// </summary>
    private async Task<CustomerMergeEffect> MoveAsync(
        CrmDbContext context, CustomerMove move, int? records, CancellationToken cancellationToken)
    {
        var moved = new SortedDictionary<CustomerMergeMoveKind, int>();
        foreach (var column in CustomerMove.Columns)
        {
            var count = await context.ExecuteAsync(move.Of(column, database.Dialect), database.Dialect, cancellationToken);
            if (column.Kind is { } kind)
            {
                moved[kind] = moved.GetValueOrDefault(kind) + count;
            }
        }

        moved[CustomerMergeMoveKind.SourceRecord] = records ?? moved[CustomerMergeMoveKind.SourceRecord];

        return new CustomerMergeEffect(
            [.. moved.Where(one => one.Value > 0).Select(one => new CustomerMergeMove(one.Key, one.Value))],
            CustomerPurchaseProfile.Empty);
    }

    // A round that makes keys anew goes by customers: what leaves one for another while it is under way, or due, it would not meet.
    private async Task RemakeKeysAsync(CrmDbContext context, Guid[] customerIds, CancellationToken cancellationToken)
    {
        if (await context.MatchKeyState.AnyAsync(
            row => row.Phase != MatchKeyPhase.None || row.Version < BlockingKeys.Version, cancellationToken))
        {
            await context.RemakeMatchRecordsAsync(database.Dialect, customerIds, isForced: false, cancellationToken);
        }
    }

    /// <summary>Takes away what was computed for a customer that is one no longer.</summary>
    private async Task ForgetDerivedAsync(CrmDbContext context, Guid mergedId, CancellationToken cancellationToken)
    {
        foreach (var rows in (string[])
            ["contact_points WHERE customer_id", "customer_members WHERE survivor_id", "customer_purchase_profiles WHERE customer_id",
             "customer_demographics WHERE customer_id"])
        {
            await context.ExecuteAsync(
                new SqlText().Append($"DELETE FROM {rows} = ").Value(database.Dialect.Id(mergedId)), database.Dialect, cancellationToken);
        }
    }

    /// <summary>Writes what is computed from the sources of a customer: its records, where they had no rows, contacts, members.</summary>
    private async Task WriteDerivedAsync(CrmDbContext context, MergedState state, CancellationToken cancellationToken)
    {
        var dialect = database.Dialect;
        var survivor = state.Sources.Customer.Id;
        SqlText[] statements =
        [
            .. state.Sources.Records.Select(record => dialect.WriteRecord(record, survivor)),
            .. dialect.WriteContacts(survivor, state.ContactPoints),
            .. dialect.WriteMembers(state.Sources),
            .. dialect.WriteDemographics(state.Sources, isNew: false) is { } known ? (SqlText[])[known] : [],
        ];
        foreach (var sql in statements)
        {
            await context.ExecuteAsync(sql, dialect, cancellationToken);
        }
    }

    /// <summary>What a merge and an unmerge have to do at the end, and what the survivor's purchases come to then.</summary>
    private async Task<CustomerMergeEffect> CompleteAsync(
        CrmDbContext context, Customer survivor, CustomerMergeEffect effect, CancellationToken cancellationToken)
    {
        await context.StoreState.ExecuteUpdateAsync(
            state => state.SetProperty(row => row.MergeVersion, row => row.MergeVersion + 1), cancellationToken);
        if (effect.Transactions > 0)
        {
            // The store has a reporting currency since the first of them.
            await database.MarkPurchasesChangedAsync(context, survivor.Id, CurrencyCode.None, cancellationToken);
        }

        var profile = CustomerPurchaseProfile.Empty;
        var sql = new SqlText().Append(
                "SELECT " + PurchaseProfileSql.Figures + " FROM store_state s CROSS JOIN transactions t WHERE t.reversed_at IS NULL AND " + TransactionSql.Counts + " AND t.customer_id = ")
            .Value(database.Dialect.Id(survivor.Id));
        await context.QueryAsync(
            sql,
            database.Dialect,
            row => profile = new CustomerPurchaseProfile(
                row.GetInt32(0), FixedPoint.Amount(row.GetInt64(1)), row.ReadInstantOrZero(2), row.ReadInstantOrZero(3)),
            cancellationToken);
        return effect with { PurchaseProfile = profile };
    }

    private async Task ChangeAsync(CrmDbContext context, SqlText sql, CancellationToken cancellationToken)
    {
        if (await context.ExecuteAsync(sql, database.Dialect, cancellationToken) != 1)
        {
            throw new DbUpdateConcurrencyException("A customer was changed since it was read.");
        }
    }

    private static async Task KeepAsync(CrmDbContext context, IdempotencyEntry? entry, CancellationToken cancellationToken)
    {
        if (entry is not null)
        {
            context.Add(IdempotencyRow.Of(entry));
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private static void Tell(CrmDbContext context, Customer changed) => context.Feed.Add(
        new CustomerChangedPayload(changed.Version, IsNew: false, changed.Status), changed.Id, changed.UpdatedAt, changed.UpdatedAt);
}
