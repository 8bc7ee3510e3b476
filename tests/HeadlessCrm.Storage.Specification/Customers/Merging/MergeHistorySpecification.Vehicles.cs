using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.Specification.Customers.Matching;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <content>Vehicles that change hands and are driven.</content>
public abstract partial class MergeHistorySpecification
{
    private async Task DriveAsync(ModelCustomer customer)
    {
        // Now and then a vehicle changes hands.
        var vin = $"WVWZZZ1JZ3W{(random.Next(3) == 0 && vehicles > 0 ? random.Next(vehicles) : vehicles++):D6}";
        await GiveVehicleAsync(vin, customer.Id);
        if (!customer.Vehicles.Contains(vin))
        {
            var before = model.Customers.SingleOrDefault(one => one.Vehicles.Remove(vin));
            if (before?.Periods.Find(had => had.Vin == vin && had.Role == VehicleRole.Owner && had.Until is null) is { } had)
            {
                before.Periods[before.Periods.IndexOf(had)] = had with { Until = Clock.GetUtcNow() };
            }

            customer.Vehicles.Add(vin);
            customer.Periods.Add(new ModelPeriod(vin, VehicleRole.Owner, before is null ? null : Clock.GetUtcNow(), null));
        }

        if (!model.PartsOf(customer.Root).Exists(part => part.Periods.Exists(had => had.Vin == vin && had.Role == VehicleRole.Driver)))
        {
            var outcome = await ChangeVehiclePeriod.ExecuteAsync(
                new ChangeVehiclePeriodCommand
                {
                    Vin = vin,
                    CustomerId = customer.Id,
                    Role = VehicleRole.Driver,
                    IsEnd = false,
                    Since = Clock.GetUtcNow(),
                    IdempotencyKey = Guid.CreateVersion7().ToString(),
                },
                Cancel);
            Assert.Empty(outcome.Errors);
            customer.Periods.Add(new ModelPeriod(vin, VehicleRole.Driver, Clock.GetUtcNow(), null));
        }
    }
}
