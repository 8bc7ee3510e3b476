using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Households;

/// <summary>What <see cref="IHouseholdStore"/> must do.</summary>
public abstract class HouseholdStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task A_person_lives_where_the_last_word_says()
    {
        var (vega, ruiz) = (await AddHouseholdAsync("Vega"), await AddHouseholdAsync("Ruiz"));
        var (ana, ben) = (await AddCustomerAsync("ana", "Ana"), await AddCustomerAsync("ben", "Ben"));
        await PlaceAsync(ana.Id, vega.Id, isHead: true);
        await PlaceAsync(ben.Id, vega.Id, isHead: true);
        Assert.Equal([ana.Id, ben.Id], await MembersAsync(vega.Id));
        Assert.Equal(ben.Id, HouseholdMember.HeadOf((await Households.GetMembersAsync([vega.Id], Cancel))[0])?.CustomerId);

        await PlaceAsync(ben.Id, ruiz.Id);
        Assert.Equal([ana.Id], await MembersAsync(vega.Id));
        Assert.Equal(ana.Id, HouseholdMember.HeadOf((await Households.GetMembersAsync([vega.Id], Cancel))[0])?.CustomerId);
        await PlaceAsync(ana.Id, null);
        Assert.Empty(await MembersAsync(vega.Id));
        var found = await Households.GetByCustomersAsync([ana.Id, Guid.Empty, ben.Id], Cancel);
        Assert.Equal([null, null, ruiz.Id], found.Select(member => member?.HouseholdId));
    }

    [Fact]
    public async Task Two_who_are_merged_live_in_one_household_once_and_each_in_its_own_again_when_they_part()
    {
        var (vega, ruiz) = (await AddHouseholdAsync("Vega"), await AddHouseholdAsync("Ruiz"));
        var (ana, twin) = (await AddCustomerAsync("ana"), await AddCustomerAsync("twin"));
        await PlaceAsync(ana.Id, vega.Id);
        await PlaceAsync(twin.Id, vega.Id, isHead: true);
        await MergeAsync(ana.Id, twin.Id);
        Assert.Equal([ana.Id], await MembersAsync(vega.Id));
        Assert.Equal(ana.Id, HouseholdMember.HeadOf((await Households.GetMembersAsync([vega.Id], Cancel))[0])?.CustomerId);

        Clock.Advance(TimeSpan.FromMinutes(1));
        await PlaceAsync(twin.Id, ruiz.Id);
        Assert.Empty(await MembersAsync(vega.Id));
        Assert.Equal([ana.Id], await MembersAsync(ruiz.Id));
        await UnmergeAsync(twin.Id);
        Assert.Equal([ana.Id], await MembersAsync(vega.Id));
        Assert.Equal([twin.Id], await MembersAsync(ruiz.Id));
    }

    [Fact]
    public async Task A_household_that_would_be_part_of_itself_is_refused_with_the_circle()
    {
        var family = await AddHouseholdAsync("Family");
        var north = await AddHouseholdAsync("North", family.Id);
        var flat = await AddHouseholdAsync("Flat", north.Id);
        Assert.Equal([north], (await Households.GetPartsAsync([family.Id], Cancel))[0]);

        var refused = Assert.IsType<CircularHierarchy>(Assert.Single((await SaveHouseholdAsync("Family", flat.Id, family.Id)).Errors));
        Assert.Equal(["Family", "Flat", "North", "Family"], refused.Circle.Select(step => step.Name));
        var itself = Assert.IsType<CircularHierarchy>(Assert.Single((await SaveHouseholdAsync("Flat", flat.Id, flat.Id)).Errors));
        Assert.Equal([flat.Id.ToString(), flat.Id.ToString()], itself.Circle.Select(step => step.Key));
        Assert.Equal(family, (await Households.GetAsync([family.Id], Cancel))[0]);
    }

    [Fact]
    public async Task Lists_households_in_the_order_asked()
    {
        var (one, two) = (await AddHouseholdAsync("B"), await AddHouseholdAsync("A"));
        var byName = new PageRequest<HouseholdOrderField> { Order = [new(HouseholdOrderField.Name, OrderDirection.Asc)] };
        Assert.Equal([two, one], (await Households.PageAsync(byName, Cancel)).Items);
        Assert.Equal(1, await Households.CountAsync(Filter.Compare("name", Comparator.StartsWith, "a"), Cancel));
    }

    private async Task<Guid[]> MembersAsync(Guid householdId) =>
        [.. (await Households.GetMembersAsync([householdId], Cancel))[0].Select(member => member.CustomerId)];
}
