using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers;

/// <summary>Writes a customer whole, inside a write that holds its lock.</summary>
internal static class CustomerWriting
{
    /// <summary>Writes a new state of a customer, what comes with it, and what the feed is told of it.</summary>
    /// <exception cref="DbUpdateConcurrencyException">The customer was changed since it was read.</exception>
    public static async Task WriteCustomerAsync(
        this CrmDbContext context, CrmDatabase database, CustomerChange change, CancellationToken cancellationToken)
    {
        var customer = change.Customer;
        await WriteRowAsync(context, change, cancellationToken);
        foreach (var reference in change.NewReferences)
        {
            context.Add(new CustomerExternalReferenceRow
            {
                System = reference.System,
                ExternalId = reference.Id,
                CustomerId = customer.Id,
                PostedForId = change.PostedFor == customer.Id ? null : change.PostedFor,
            });
        }

        if (change.ContactPoints is { } points)
        {
            await context.ContactPoints.Where(row => row.CustomerId == customer.Id).ExecuteDeleteAsync(cancellationToken);
            context.AddRange(points.Select((point, i) => RowOf(customer.Id, i, point)));
        }

        context.AddRange(change.Decisions.Select(MatchDecisionRow.Of));
        context.Keep(change.Idempotency);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var record in change.Records)
        {
            await context.ExecuteAsync(database.Dialect.WriteRecord(record, customer.Id), database.Dialect, cancellationToken);
        }

        if (change.Demographics is { } known
            && database.Dialect.WriteDemographics(customer.Id, known, customer.Version == 1) is { } written)
        {
            await context.ExecuteAsync(written, database.Dialect, cancellationToken);
        }

        foreach (var sql in database.Dialect.WriteMatchRecords(change.Said, customer.Id))
        {
            await context.ExecuteAsync(sql, database.Dialect, cancellationToken);
        }

        context.Feed.Add(
            new CustomerChangedPayload(customer.Version, customer.Version == 1, customer.Status),
            customer.Id,
            customer.UpdatedAt,
            customer.UpdatedAt);
    }

    private static async Task WriteRowAsync(CrmDbContext context, CustomerChange change, CancellationToken cancellationToken)
    {
        var row = CustomerRow.Of(change.Customer);
        if (change.Customer.Version == 1)
        {
            row.SourceSystem = change.SourceSystem;
            row.StatusAt = change.Member?.StatusAt;
            context.Add(row);
            return;
        }

        var isAlone = change.Member is { } member && await context.CustomerMembers.Where(one => one.Id == member.Id)
            .ExecuteUpdateAsync(
                one => one.SetProperty(set => set.Status, member.Status).SetProperty(set => set.StatusAt, member.StatusAt),
                cancellationToken) == 0;
        row.StatusAt = change.Member?.StatusAt;
        var entry = context.Update(row);
        entry.Property(changed => changed.Version).OriginalValue = change.Customer.Version - 1;
        entry.Property(changed => changed.StatusAt).IsModified = isAlone;

        // Sources that have rows of their own are not told by the customer's row any more.
        entry.Property(changed => changed.SourceSystem).IsModified = change.Records.Count > 0;
    }

    /// <summary>The row of a contact point.</summary>
    public static ContactPointRow RowOf(Guid customerId, int ordinal, ContactPoint point) => new()
    {
        CustomerId = customerId,
        Ordinal = ordinal,
        Channel = point.Channel,
        Value = point.Value,
        VerifiedAt = point.VerifiedAt,
        IsPreferred = point.IsPreferred,
    };
}
