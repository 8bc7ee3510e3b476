using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers;

/// <summary>
/// Keeps customers. Every method that takes a list answers for all of it in one query, in the order asked, so that no
/// caller has a reason to ask one by one.
/// </summary>
public interface ICustomerStore
{
    /// <summary>
    /// The customers of these ids; null where there is none. The id of a customer that was merged into another leads to that one.
    /// </summary>
    Task<IReadOnlyList<Customer?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The customers known by these references; null where there is none.</summary>
    Task<IReadOnlyList<Customer?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken);

    /// <summary>
    /// The customers that these references were given to, whether or not they have been merged into another since; null where
    /// there is none. Facts that come by a reference are posted for that customer.
    /// </summary>
    Task<IReadOnlyList<Guid?>> FindPostedForAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken);

    /// <summary>A part of the list of customers. Those merged into another are not in it.</summary>
    Task<Slice<Customer>> PageAsync(PageRequest<CustomerOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many customers match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The contact points of each customer, in the order they were given.</summary>
    Task<IReadOnlyList<IReadOnlyList<ContactPoint>>> GetContactPointsAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>The external references of each customer, ordered by system and id.</summary>
    Task<IReadOnlyList<IReadOnlyList<ExternalReference>>> GetExternalReferencesAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>The purchase profile of each customer; empty where there is no such customer.</summary>
    Task<IReadOnlyList<CustomerPurchaseProfile>> GetPurchaseProfilesAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a customer whole, in one transaction with its idempotency entry, provided nothing has come between.
    /// </summary>
    Task<CustomerSaveResult> SaveAsync(CustomerChange change, CancellationToken cancellationToken);
}

/// <summary>A new state of a customer.</summary>
/// <param name="Customer">The new state; version 1 means that it is new.</param>
/// <param name="ContactPoints">All its contact points from now on; null: as they are.</param>
/// <param name="NewReferences">References to add.</param>
/// <param name="Idempotency">The entry to keep with it; null: none.</param>
public sealed record CustomerChange(
    Customer Customer,
    IReadOnlyList<ContactPoint>? ContactPoints,
    IReadOnlyList<ExternalReference> NewReferences,
    IdempotencyEntry? Idempotency)
{
    /// <summary>The customer that the references are given to, when that one was merged into this; null: this one.</summary>
    public Guid? PostedFor { get; init; }

    /// <summary>The records of sources to write; each takes the place of the one of the same system and key.</summary>
    public IReadOnlyList<SourceRecord> Records { get; init; } = [];

    /// <summary>
    /// The system of the one source that says what the new customer is, when no record is written for it; null: it was
    /// entered here.
    /// </summary>
    public string? SourceSystem { get; init; }

    /// <summary>What the golden record says of the person; null: as it was.</summary>
    public CustomerDemographics? Demographics { get; init; }

    /// <summary>What sources say that is new, for matching to follow; of a new customer also what its own row tells.</summary>
    public IReadOnlyList<SourceRecordChange> Said { get; init; } = [];

    /// <summary>What matching decided on the record that arrives, to be kept with the customer.</summary>
    public IReadOnlyList<KeptMatchDecision> Decisions { get; init; } = [];

    /// <summary>The member whose status changes; null: none does.</summary>
    public CustomerMember? Member { get; init; }
}

/// <summary>What came of saving.</summary>
public enum CustomerSaveResult
{
    /// <summary>It is durable.</summary>
    Saved,

    /// <summary>Somebody else changed the customer, took a reference or used the key in between: look again.</summary>
    Conflict,
}
