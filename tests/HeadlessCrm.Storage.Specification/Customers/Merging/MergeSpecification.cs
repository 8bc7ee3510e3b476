using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>What specifications of merging have in common.</summary>
public abstract class MergeSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    protected ICustomerMergeStore Merges => Get<ICustomerMergeStore>();

    protected IInteractionStore Interactions => Get<IInteractionStore>();

    protected RecordInteraction RecordInteraction => new(
        Interactions,
        Customers,
        Get<ITouchpointStore>(),
        Transactions,
        Get<IComplaintStore>(),
        Get<IIdempotencyStore>(),
        Clock);

    protected IVehicleStore Vehicles => Get<IVehicleStore>();

    protected ChangeVehiclePeriod ChangeVehiclePeriod =>
        new(Vehicles, Get<IVehicleHistoryStore>(), Customers, Get<IIdempotencyStore>(), Clock);

    protected async Task<CustomerMergeOutcome> MergeAsync(Guid keep, Guid merge, bool isDryRun = false, string? key = null) =>
        await new MergeCustomers(Golden, Merges, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new MergeCustomersCommand { KeepId = keep, MergeId = merge, IsDryRun = isDryRun, IdempotencyKey = key }, Cancel);

    protected async Task<CustomerMergeOutcome> UnmergeAsync(Guid customer, bool isDryRun = false, string? key = null) =>
        await new UnmergeCustomer(Golden, Merges, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new UnmergeCustomerCommand { CustomerId = customer, IsDryRun = isDryRun, IdempotencyKey = key }, Cancel);

    protected async Task<IReadOnlyList<DomainError>> NeverMergeAsync(Guid one, Guid other, bool isRemoval = false) =>
        (await new DecideNeverMerge(Customers, Merges, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new DecideNeverMergeCommand { FirstId = one, SecondId = other, IsRemoval = isRemoval, Reason = "twins" }, Cancel)).Errors;

    protected async Task<Interaction> MeetAsync(RecordInteractionCommand command)
    {
        var outcome = await RecordInteraction
            .ExecuteAsync(command with { IdempotencyKey = Guid.CreateVersion7().ToString() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Interaction!;
    }

    protected Task<Interaction> MeetAsync(Guid customerId) => MeetAsync(new RecordInteractionCommand
    {
        CustomerId = customerId,
        Touchpoint = TouchpointKind.Workshop,
        Channel = Channel.Visit,
    });

    protected async Task<Vehicle> GiveVehicleAsync(string vin, Guid? customerId)
    {
        var vehicle = new Vehicle
        {
            Id = EntityId.Create(Clock.GetUtcNow()), Vin = vin, Make = "Honda", Model = "Accord", CustomerId = customerId,
        };
        await Vehicles.SaveAsync([vehicle], Cancel);
        return vehicle;
    }

    protected async Task<Transaction> BuyAsync(RecordTransactionCommand command)
    {
        var outcome = await RecordTransaction.ExecuteAsync(
            command with { IdempotencyKey = Guid.CreateVersion7().ToString() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Transaction!;
    }
}
