using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>What a purchase does to the status of who bought; it is written under the customer's lock.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="PostedFor">The customer it was posted for: that one, or one merged into it.</param>
/// <param name="IsMember">Whether the customer is of several that were merged.</param>
/// <param name="Status">The status the customer takes; null: the one it has.</param>
/// <param name="At">When.</param>
internal readonly record struct StatusChange(
    Guid CustomerId, Guid PostedFor, bool IsMember, CustomerStatus? Status, DateTimeOffset At)
{
    public async Task WriteAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        if (IsMember)
        {
            await ChangeMemberAsync(context, cancellationToken);
        }

        if (Status is { } status)
        {
            await ChangeCustomerAsync(context, status, cancellationToken);
        }
    }

    /// <summary>The customer takes the status that the transaction gives it, unless it has it already.</summary>
    private async Task ChangeCustomerAsync(CrmDbContext context, CustomerStatus status, CancellationToken cancellationToken)
    {
        var (id, at) = (CustomerId, At);
        var customers = context.Customers.Where(row => row.Id == id);
        var changed = await customers.Where(row => row.Status != status).ExecuteUpdateAsync(
            customer => customer
                .SetProperty(row => row.Status, status)
                .SetProperty(row => row.StatusAt, at)
                .SetProperty(row => row.Version, row => row.Version + 1)
                .SetProperty(row => row.UpdatedAt, at),
            cancellationToken);
        if (changed > 0)
        {
            var version = await customers.Select(row => row.Version).SingleAsync(cancellationToken);
            context.Feed.Add(new CustomerChangedPayload(version, IsNew: false, status), id, at, at);
        }
    }

    /// <summary>
    /// A customer that was merged has bought by itself what was posted for it, whatever the others have: it keeps that for
    /// when it is unmerged.
    /// </summary>
    private async Task ChangeMemberAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        var (id, postedFor) = (CustomerId, PostedFor);
        var member = await context.CustomerMembers.SingleAsync(row => row.Id == postedFor, cancellationToken);
        if (member.Status == CustomerStatus.Customer && Status is null)
        {
            return;
        }

        (member.Status, member.StatusAt) = (CustomerStatus.Customer, At);
        await context.SaveChangesAsync(cancellationToken);
        if (Status is null)
        {
            // Whoever read the members before must look again.
            await context.Customers.Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(set => set.Version, set => set.Version + 1), cancellationToken);
        }
    }
}
