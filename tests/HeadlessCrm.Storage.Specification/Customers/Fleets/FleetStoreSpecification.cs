using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Fleets;

/// <summary>What <see cref="IFleetStore"/> must do.</summary>
public abstract class FleetStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private const string First = "1HGCM82633A004352";
    private const string Second = "1HGCM82653A004353";
    private const string Third = "1HGCM82673A004354";

    [Fact]
    public async Task A_merge_counts_what_goes_with_a_company_by_kind()
    {
        var (kept, merged) = (await AddCompanyAsync("kept"), await AddCompanyAsync("merged"));
        await AddFleetAsync(merged.Id, "Vans");
        await AddFleetAsync(merged.Id, "Trucks");
        var (person, twin) = (await AddCustomerAsync("person"), await AddCustomerAsync("twin"));
        await AddContactAsync(merged.Id, person.Id);
        await PlaceAsync(person.Id, (await AddHouseholdAsync("The yard")).Id);

        var tried = await MergeAsync(kept.Id, merged.Id, isDryRun: true);
        var done = await MergeAsync(kept.Id, merged.Id);

        Assert.Equal(
            [
                new(CustomerMergeMoveKind.SourceRecord, 1),
                new(CustomerMergeMoveKind.ExternalReference, 1),
                new(CustomerMergeMoveKind.CompanyContact, 1),
                new CustomerMergeMove(CustomerMergeMoveKind.Fleet, 2),
            ],
            done.Effect!.Moves);
        Assert.Equal(done.Effect, tried.Effect);
        var ofPerson = (await MergeAsync(twin.Id, person.Id)).Effect!;
        Assert.Equal(
            (1, 1), (ofPerson.CountOf(CustomerMergeMoveKind.CompanyContact), ofPerson.CountOf(CustomerMergeMoveKind.HouseholdMembership)));
    }

    [Fact]
    public async Task A_vehicle_is_in_one_fleet_at_a_time()
    {
        var acme = await AddCompanyAsync("acme");
        var (vans, cars) = (await AddFleetAsync(acme.Id, "Vans"), await AddFleetAsync(acme.Id, "Cars"));
        await ChangeVehiclesAsync(vans.Id, add: [Second, First]);
        var changed = await ChangeVehiclesAsync(cars.Id, add: [Second, Third]);
        changed = await ChangeVehiclesAsync(cars.Id, add: [Second], remove: [Third, First]);

        Assert.Equal(3, changed.Version);
        Assert.Equal(changed, (await Fleets.GetAsync([cars.Id], Cancel))[0]);
        var slices = await Fleets.PageVehiclesAsync(
            [cars.Id, vans.Id], new() { Order = [new(FleetVehicleOrderField.Vin, OrderDirection.Asc)] }, Cancel);
        Assert.Equal([[Second], [First]], slices.Select(slice => slice.Items.Select(vehicle => vehicle.Vin)));
        Assert.Equal([1, 0], await Fleets.CountVehiclesAsync([vans.Id, Guid.Empty], null, Cancel));
        var stale = cars with { Version = 2 };
        Assert.False((await Fleets.ChangeVehiclesAsync(stale, [], [Second], null, Cancel)).IsSaved);
    }

    [Fact]
    public async Task A_fleet_that_would_be_part_of_itself_is_refused_with_the_circle()
    {
        var acme = await AddCompanyAsync("acme");
        var all = await AddFleetAsync(acme.Id, "All");
        var north = await AddFleetAsync(acme.Id, "North", all.Id);

        var refused = Assert.IsType<CircularHierarchy>(Assert.Single((await SaveFleetAsync(acme.Id, "All", north.Id, all.Id)).Errors));

        Assert.Equal(["All", "North", "All"], refused.Circle.Select(step => step.Name));
        Assert.Equal([north], (await Fleets.GetPartsAsync([all.Id], Cancel))[0]);
        Assert.Equal(all, (await Fleets.GetAsync([all.Id], Cancel))[0]);
    }

    [Fact]
    public async Task Fleets_follow_their_company_and_go_back_with_it()
    {
        var (acme, twin) = (await AddCompanyAsync("acme"), await AddCompanyAsync("twin"));
        var (vans, cars) = (await AddFleetAsync(acme.Id, "Vans"), await AddFleetAsync(twin.Id, "Cars"));
        await MergeAsync(acme.Id, twin.Id);
        Accepted(await SaveFleetAsync(acme.Id, "Cars and more", id: cars.Id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await AddFleetAsync(twin.Id, "Later");
        Assert.Equal([3], await Fleets.CountByCompaniesAsync([acme.Id], null, Cancel));
        Assert.Equal(3, await Fleets.CountAsync(Filter.Compare("companyId", Comparator.Eq, twin.Id), Cancel));

        await UnmergeAsync(twin.Id);

        var slices = await Fleets.PageByCompaniesAsync([acme.Id, twin.Id], new(), Cancel);
        Assert.Equal([[vans.Id], [cars.Id, later.Id]], slices.Select(slice => slice.Items.Select(fleet => fleet.Id)));
        Assert.Equal("Cars and more", slices[1].Items[0].Name);
        Assert.Equal(3, (await Fleets.PageAsync(new(), Cancel)).Items.Length);
    }
}
