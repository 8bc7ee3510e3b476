using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

internal sealed class EfComplaintStore(CrmDatabase database) : IComplaintStore
{
    private const string CustomerKey = "customer_id";

    private readonly PageSql<Complaint, ComplaintOrderField> pages =
        new(ComplaintSql.List, ComplaintSql.SortOf, database.Dialect, database.Reader, database.Clock);

    public Task<IReadOnlyList<Complaint?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        pages.GetAsync(ids, cancellationToken);

    public Task<Slice<Complaint>> PageAsync(PageRequest<ComplaintOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<IReadOnlyList<Slice<Complaint>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<ComplaintOrderField> request, CancellationToken cancellationToken) =>
        pages.PageByParentsAsync(customerIds, CustomerKey, request, cancellationToken);

    public Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken) =>
        pages.CountByParentsAsync(customerIds, CustomerKey, where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<ComplaintEntry>>> GetHistoryAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.ComplaintEntries.AsNoTracking()
            .Where(row => EF.Parameter(complaintIds).Contains(row.ComplaintId))
            .OrderBy(row => row.Number)
            .ToListAsync(cancellationToken);
        var entries = rows.ToLookup(row => row.ComplaintId, row => row.ToEntry());
        return [.. complaintIds.Select(id => (IReadOnlyList<ComplaintEntry>)[.. entries[id]])];
    }

    public async Task<IReadOnlyList<IReadOnlyList<Commitment>>> GetCommitmentsAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Commitments.AsNoTracking()
            .Where(row => EF.Parameter(complaintIds).Contains(row.ComplaintId))
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var commitments = rows.ToLookup(row => row.ComplaintId, row => row.ToCommitment());
        return [.. complaintIds.Select(id => (IReadOnlyList<Commitment>)[.. commitments[id]])];
    }

    public async Task<IReadOnlyList<IReadOnlyList<RecoveryOffer>>> GetOffersAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.RecoveryOffers.AsNoTracking()
            .Where(row => EF.Parameter(complaintIds).Contains(row.ComplaintId))
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var offers = rows.ToLookup(row => row.ComplaintId, row => row.ToOffer());
        return [.. complaintIds.Select(id => (IReadOnlyList<RecoveryOffer>)[.. offers[id]])];
    }

    public Task<bool> OpenAsync(
        Complaint complaint, Guid postedFor, ComplaintEntry entry, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, postedFor, complaint.CustomerId, token);
                context.Add(IdempotencyRow.Of(idempotency));
                context.Add(ComplaintRow.Of(complaint, postedFor));
                context.Add(ComplaintEntryRow.Of(entry));
                await context.SaveChangesAsync(token);
                context.Feed.Add(
                    new ComplaintOpenedPayload(complaint.Id, complaint.Category, complaint.Severity),
                    complaint.CustomerId,
                    complaint.OpenedAt,
                    complaint.RecordedAt,
                    complaint.DealerCode);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> ChangeAsync(
        Complaint complaint, ComplaintEntry entry, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var row = await FindLockedAsync(context, complaint.Id, token);
                if (row.Version != complaint.Version - 1)
                {
                    return false;
                }

                row.Take(complaint);
                context.Add(IdempotencyRow.Of(idempotency));
                context.Add(ComplaintEntryRow.Of(entry));
                await context.SaveChangesAsync(token);
                if (entry.Kind == ComplaintEntryKind.Resolved)
                {
                    context.Feed.Add(
                        new ComplaintResolvedPayload(complaint.Id, complaint.ContactCount, complaint.Compensation),
                        row.CustomerId,
                        entry.OccurredAt,
                        entry.RecordedAt,
                        row.DealerCode);
                }

                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> CommitAsync(Commitment commitment, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Add(CommitmentRow.Of(commitment));
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<Commitment?>> FindCommitmentsAsync(
        IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.Commitments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.ToCommitment())];
    }

    public Task<bool> KeepAsync(Commitment commitment, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                // One that was kept too late stays under watch until its breach is noted.
                var isInTime = commitment.KeptAt <= commitment.DueAt;
                var changed = await context.Commitments.Where(row => row.Id == commitment.Id && row.KeptAt == null)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(kept => kept.KeptAt, commitment.KeptAt)
                            .SetProperty(kept => kept.WatchedUntil, kept => isInTime ? null : kept.WatchedUntil),
                        token);
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return changed > 0 ? true : throw new DbUpdateConcurrencyException("The commitment was kept meanwhile.");
            },
            conflict: false,
            cancellationToken);

    public async Task<IReadOnlyList<Commitment>> ListBreachedAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Commitments.AsNoTracking()
            .Where(row => row.WatchedUntil != null && row.WatchedUntil < now)
            .OrderBy(row => row.WatchedUntil)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToCommitment())];
    }

    public Task<bool> NoteBreachAsync(
        Guid commitmentId, decimal valuableSpend, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var complaintId = await context.Commitments.Where(row => row.Id == commitmentId)
                    .Select(row => row.ComplaintId).SingleAsync(token);
                var complaint = await FindLockedAsync(context, complaintId, token);
                var changed = await context.Commitments
                    .Where(row => row.Id == commitmentId && row.WatchedUntil != null && row.WatchedUntil < now)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(noted => noted.BreachNotedAt, now)
                            .SetProperty(noted => noted.WatchedUntil, (DateTimeOffset?)null),
                        token);
                if (changed == 0)
                {
                    return false;
                }

                var least = FixedPoint.OfAmount(valuableSpend);
                if (await context.CustomerPurchaseProfiles.AnyAsync(
                    row => row.CustomerId == complaint.CustomerId && row.TotalSpend >= least, token))
                {
                    var dueAt = await context.Commitments.Where(row => row.Id == commitmentId).Select(row => row.DueAt).SingleAsync(token);
                    context.Feed.Add(
                        new CommitmentBreachedPayload(commitmentId, complaintId, dueAt),
                        complaint.CustomerId,
                        dueAt,
                        now,
                        complaint.DealerCode);
                }

                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<RecoveryOfferResult> OfferAsync(
        RecoveryOffer offer, Money limit, IdempotencyEntry idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var complaint = await FindLockedAsync(context, offer.ComplaintId, token);
                var before = await (
                    from other in context.RecoveryOffers
                    join about in context.Complaints on other.ComplaintId equals about.Id
                    where about.CustomerId == complaint.CustomerId && other.Currency == limit.Currency
                    select other.Value).SumAsync(token);
                if (before + FixedPoint.OfMoney(offer.Value) > FixedPoint.OfMoney(limit))
                {
                    return new RecoveryOfferResult(IsSaved: false, FixedPoint.Money(before, limit.Currency));
                }

                context.Add(RecoveryOfferRow.Of(offer));
                context.Add(IdempotencyRow.Of(idempotency));
                await context.SaveChangesAsync(token);
                return new RecoveryOfferResult(IsSaved: true);
            },
            new RecoveryOfferResult(IsSaved: false),
            cancellationToken);

    public async Task<IReadOnlyList<ComplaintTarget>> ListTargetsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.ComplaintTargets.AsNoTracking()
            .OrderBy(row => row.Category).ThenBy(row => row.Severity)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToTarget())];
    }

    public Task SaveTargetAsync(ComplaintTarget target, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var (category, severity) = KeyOf(target.Category, target.Severity);
            var row = await context.ComplaintTargets.SingleOrDefaultAsync(
                found => found.Category == category && found.Severity == severity, token);
            if (row is null)
            {
                context.Add(row = new ComplaintTargetRow { Category = category, Severity = severity });
            }

            (row.Response, row.Resolution) = (target.Response.ToString(), target.Resolution.ToString());
            await context.SaveChangesAsync(token);
        },
        cancellationToken);

    public Task<bool> RemoveTargetAsync(string? category, ComplaintSeverity? severity, CancellationToken cancellationToken)
    {
        var (name, level) = KeyOf(category, severity);
        return database.WriteAsync(
            async (context, token) => await context.ComplaintTargets
                .Where(row => row.Category == name && row.Severity == level).ExecuteDeleteAsync(token) > 0,
            conflict: false,
            cancellationToken);
    }

    private static (string Category, int Severity) KeyOf(string? category, ComplaintSeverity? severity) =>
        (category ?? string.Empty, severity is { } level ? (int)level : -1);

    /// <summary>The complaint, with its customer locked.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The customer was merged or unmerged meanwhile.</exception>
    private async Task<ComplaintRow> FindLockedAsync(CrmDbContext context, Guid id, CancellationToken cancellationToken)
    {
        var customerId = await context.Complaints.Where(row => row.Id == id).Select(row => row.CustomerId)
            .SingleAsync(cancellationToken);
        await database.LockCustomerAsync(context, customerId, cancellationToken);
        var row = await context.Complaints.SingleAsync(found => found.Id == id, cancellationToken);
        return row.CustomerId == customerId
            ? row
            : throw new DbUpdateConcurrencyException($"The customer {customerId} was merged or unmerged.");
    }
}
