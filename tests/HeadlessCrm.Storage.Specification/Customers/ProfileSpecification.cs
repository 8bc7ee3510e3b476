using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Customers;

/// <summary>What specifications of what is known of a customer beyond its record have in common.</summary>
public abstract class ProfileSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private int keys;

    protected ICompanyContactStore Contacts => Get<ICompanyContactStore>();

    protected IHouseholdStore Households => Get<IHouseholdStore>();

    protected IFleetStore Fleets => Get<IFleetStore>();

    protected string NewKey() => $"key-{++keys}";

    /// <summary>What an accepted command came to.</summary>
    protected static T Accepted<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    protected async Task<Customer> AddCompanyAsync(string externalId)
    {
        var outcome = await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand { CompanyName = $"Company {externalId}", ExternalReferences = [new("dms", externalId)] }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Customer!;
    }

    protected async Task<CompanyContact> AddContactAsync(Guid companyId, Guid personId, string? jobTitle = null) => Accepted(
        await new UpsertCompanyContact(Contacts, Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { CompanyId = companyId, PersonId = personId, JobTitle = jobTitle, IdempotencyKey = NewKey() }, Cancel));

    protected Task<Outcome<Household>> SaveHouseholdAsync(string name, Guid? parentId = null, Guid? id = null) =>
        new UpsertHousehold(Households, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { Id = id, Name = name, ParentId = parentId, IdempotencyKey = NewKey() }, Cancel);

    protected async Task<Household> AddHouseholdAsync(string name, Guid? parentId = null) =>
        Accepted(await SaveHouseholdAsync(name, parentId));

    protected async Task PlaceAsync(Guid customerId, Guid? householdId, bool isHead = false) => Accepted(
        await new PlaceInHousehold(Households, Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { CustomerId = customerId, HouseholdId = householdId, IsHead = isHead, IdempotencyKey = NewKey() }, Cancel));

    protected Task<Outcome<Fleet>> SaveFleetAsync(Guid companyId, string name, Guid? parentId = null, Guid? id = null) =>
        new UpsertFleet(Fleets, Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { Id = id, CompanyId = companyId, Name = name, ParentId = parentId, IdempotencyKey = NewKey() }, Cancel);

    protected async Task<Fleet> AddFleetAsync(Guid companyId, string name, Guid? parentId = null) =>
        Accepted(await SaveFleetAsync(companyId, name, parentId));

    protected async Task<Fleet> ChangeVehiclesAsync(Guid fleetId, string[]? add = null, string[]? remove = null) => Accepted(
        await new ChangeFleetVehicles(Fleets, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { FleetId = fleetId, Add = add, Remove = remove, IdempotencyKey = NewKey() }, Cancel));
}
