using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>A customer as the store has it, or will have it when the batch is written.</summary>
internal sealed class KnownCustomer(GoldenSources sources, bool isNew)
{
    /// <summary>What the customer is computed from, and the customer.</summary>
    public GoldenSources Sources { get; private set; } = sources;

    /// <summary>Whether the batch at hand brings it.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether the batch at hand changes it.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The version in the store.</summary>
    public int StoredVersion { get; } = sources.Customer.Version;

    /// <summary>All its contact points; of a customer that is neither new nor changed none.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; private set; } = [];

    public static KnownCustomer OfNew(Customer customer, string system, ImportedCustomer row) =>
        new(ImportedCustomerRules.SourcesOfNew(customer, system, row), isNew: true) { ContactPoints = row.ContactPoints ?? [] };

    /// <summary>What sources say that the store does not know yet.</summary>
    public List<SourceRecordChange> Said { get; } = [];

    public void Change(MergedState after)
    {
        IsChanged = true;
        Said.AddRange(MatchIndexRows.Changes(Sources, after.Sources));
        Sources = after.Sources;
        ContactPoints = after.ContactPoints;
    }
}
