using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Contacts;

/// <summary>What <see cref="ICompanyContactStore"/> must do.</summary>
public abstract class CompanyContactStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task Lists_the_contacts_of_companies_and_the_companies_of_persons()
    {
        var (acme, other) = (await AddCompanyAsync("acme"), await AddCompanyAsync("other"));
        var (ana, ben) = (await AddCustomerAsync("ana", "Ana"), await AddCustomerAsync("ben", "Ben"));
        var buyer = await AddContactAsync(acme.Id, ana.Id, "Buyer");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var chief = await AddContactAsync(acme.Id, ben.Id, "Chief");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var adviser = await AddContactAsync(other.Id, ana.Id);

        var byTitle = new PageRequest<CompanyContactOrderField> { Order = [new(CompanyContactOrderField.JobTitle, OrderDirection.Desc)] };
        var ofCompanies = await Contacts.PageByCompaniesAsync([acme.Id, Guid.Empty, other.Id], byTitle, Cancel);
        Assert.Equal([[chief, buyer], [], [adviser]], ofCompanies.Select(slice => slice.Items));
        Assert.Equal([[buyer, adviser]], (await Contacts.PageByPersonsAsync([ana.Id], new(), Cancel)).Select(slice => slice.Items));
        Assert.Equal([2, 1], await Contacts.CountByCompaniesAsync([acme.Id, other.Id], null, Cancel));
        Assert.Equal([1], await Contacts.CountByPersonsAsync([ana.Id], Filter.Compare("jobTitle", Comparator.Eq, "Buyer"), Cancel));
        Assert.Equal([adviser, null, buyer], await Contacts.GetAsync([adviser.Id, Guid.Empty, buyer.Id], Cancel));
    }

    [Fact]
    public async Task A_person_counts_once_among_the_contacts_of_a_day_also_when_several_records_of_it_were_merged()
    {
        var acme = await AddCompanyAsync("acme");
        var (ana, twin, ben) = (await AddCustomerAsync("ana"), await AddCustomerAsync("twin"), await AddCustomerAsync("ben"));
        await AddContactAsync(acme.Id, ana.Id, "Buyer");
        await AddContactAsync(acme.Id, twin.Id, "Purchasing");
        var past = await AddContactAsync(acme.Id, ben.Id);
        var today = DateOnly.FromDateTime(Start.UtcDateTime);
        Assert.True(await Contacts.SaveAsync(past with { Until = today.AddDays(-1), Version = 2 }, acme.Id, ben.Id, null, Cancel));
        Assert.False(await Contacts.SaveAsync(past with { Version = 2 }, acme.Id, ben.Id, null, Cancel));

        Assert.Equal([2, 0], await Contacts.CountPersonsAsync([acme.Id, ana.Id], today, Cancel));
        Assert.Equal([3], await Contacts.CountPersonsAsync([acme.Id], today.AddDays(-1), Cancel));
        await MergeAsync(ana.Id, twin.Id);
        Assert.Equal([1], await Contacts.CountPersonsAsync([acme.Id], today, Cancel));
        await UnmergeAsync(twin.Id);
        Assert.Equal([2], await Contacts.CountPersonsAsync([acme.Id], today, Cancel));
    }
}
