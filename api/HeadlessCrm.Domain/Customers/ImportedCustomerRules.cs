using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;

namespace HeadlessCrm.Domain.Customers;

/// <summary>How a row of an import changes a customer that is known already.</summary>
public static class ImportedCustomerRules
{
    /// <summary>
    /// The sources as they are after a row, with the customer they come to; null: it says nothing that its source has not said
    /// before.
    /// </summary>
    public static MergedState? Apply(ImportedCustomer row, string system, GoldenSources sources, DateTimeOffset now)
    {
        var reference = new ExternalReference(system, row.ExternalId);
        var known = sources.Records.FirstOrDefault(record => record.Reference == reference);
        var postedFor = sources.References.FirstOrDefault(one => one.Reference == reference)?.PostedFor ?? sources.Customer.Id;
        var record = SourceRecordChanges.Patch(
            known ?? SourceRecord.Own(postedFor, now) with { System = system, ExternalId = row.ExternalId }, row, now);
        var member = sources.Member(postedFor)!;
        var changed = row.Status is { } status && status != member.Status ? member with { Status = status, StatusAt = now } : member;
        if (known is not null && record.SaysTheSameAs(known) && changed == member)
        {
            return null;
        }

        var after = sources with
        {
            Members = [.. sources.Members.Select(one => one.Id == postedFor ? changed : one)],
            Records = [.. sources.Records.Where(one => one.Reference != reference), record],
        };
        return CustomerMerging.StateOf(
            sources.Customer with { Version = sources.Customer.Version + 1, UpdatedAt = now }, after.Members, after.Records, after.References);
    }

    /// <summary>The sources of a customer that a row of an import has just brought.</summary>
    public static GoldenSources SourcesOfNew(Customer customer, string system, ImportedCustomer row)
    {
        PostedReference[] references = [new(new ExternalReference(system, row.ExternalId), customer.Id)];
        var told = GoldenSources.Expand(customer, system, references, row.ContactPoints ?? []);
        var isCompact = row.Values is null or [];
        return new GoldenSources(
            customer,
            [new CustomerMember(customer.Id, null, customer.Status, null, customer.CreatedAt, customer.DisplayName)],
            [isCompact ? told : SourceRecordChanges.Patch(told with { Values = [], Contacts = [] }, row, customer.CreatedAt)],
            references,
            isCompact);
    }

    /// <summary>Whether only contact points came, so that the row contradicts nothing.</summary>
    public static bool IsOfContactsOnly(GoldenSources before, GoldenSources after) =>
        before.Customer with { Version = 0, UpdatedAt = default } == after.Customer with { Version = 0, UpdatedAt = default };
}
