using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers.Demographics;

/// <summary>What <see cref="IDemographicsStore"/> must do.</summary>
public abstract class DemographicsStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task Declared_values_beat_observed_ones_and_customers_are_found_by_what_counts()
    {
        var (ana, ben) = (await AddCustomerAsync("ana", "Ana"), await AddCustomerAsync("ben", "Ben"));
        await SayAsync(ana.Id, "web", isDeclared: false, ("sex", "MALE"), ("birthDate", "1970-01-01"), ("area", "ubigeo:150101"));
        await RecordAsync(new() { CustomerId = ana.Id, Sex = Sex.Female, Occupation = "Mechanic" });

        Assert.Equal(
            [CustomerDemographics.Empty, new(Sex.Female, new(1970, 1, 1), null, "Mechanic", new("ubigeo", "150101"), null)],
            await Get<IDemographicsStore>().GetAsync([ben.Id, ana.Id], Cancel));
        Assert.Equal(1, await CountAsync("sex", Comparator.Eq, Sex.Female));
        Assert.Equal(1, await CountAsync("sex", Comparator.IsNull, true));
        Assert.Equal(1, await CountAsync("birthDate", Comparator.Lt, "1980-01-01"));
        Assert.Equal(1, await CountAsync("area", Comparator.StartsWith, "ubigeo:15"));
        Assert.Equal(2, await CountAsync("occupation", Comparator.Ne, "Painter"));

        await RecordAsync(new() { CustomerId = ana.Id, Forget = ["occupation"] });
        Assert.Null((await Get<IDemographicsStore>().GetAsync([ana.Id], Cancel))[0].Occupation);
    }

    [Fact]
    public async Task What_is_known_is_joined_and_parted_with_the_sources()
    {
        var (ana, twin) = (await AddCustomerAsync("ana"), await AddCustomerAsync("twin"));
        await RecordAsync(new() { CustomerId = ana.Id, MaritalStatus = MaritalStatus.Single });
        Clock.Advance(TimeSpan.FromSeconds(1));
        await RecordAsync(new() { CustomerId = twin.Id, MaritalStatus = MaritalStatus.Married, LifeStage = LifeStage.Family });
        var before = await Get<IDemographicsStore>().GetAsync([ana.Id, twin.Id], Cancel);

        await MergeAsync(ana.Id, twin.Id);
        Assert.Equal([before[1], CustomerDemographics.Empty], await Get<IDemographicsStore>().GetAsync([ana.Id, twin.Id], Cancel));
        await UnmergeAsync(twin.Id);

        Assert.Equal(before, await Get<IDemographicsStore>().GetAsync([ana.Id, twin.Id], Cancel));
    }

    [Fact]
    public async Task Values_that_cannot_be_are_refused_whoever_brings_them()
    {
        var ana = await AddCustomerAsync("ana");
        var company = await AddCompanyAsync("acme");
        Assert.IsType<InvalidValue>(await RefusalAsync(new() { CustomerId = ana.Id, BirthDate = new(2030, 1, 1) }));
        Assert.IsType<EntryNotFound>(await RefusalAsync(new() { CustomerId = ana.Id, Area = new("ubigeo", "150101") }));
        Assert.IsType<CustomerNotFound>(await RefusalAsync(new() { CustomerId = Guid.CreateVersion7() }));
        Assert.IsType<InvalidValue>(await RefusalAsync(new() { CustomerId = ana.Id, Forget = ["givenName"] }));
        Assert.IsType<InvalidValue>(await RefusalAsync(new() { CustomerId = company.Id, Sex = Sex.Other }));
        var said = await SayWithErrorsAsync(ana.Id, "web", true, ("maritalStatus", "HAPPY"));
        Assert.IsType<InvalidValue>(Assert.Single(said.Errors));
        Assert.Equal(CustomerDemographics.Empty, (await Get<IDemographicsStore>().GetAsync([ana.Id], Cancel))[0]);
    }

    private RecordDemographics UseCase => new(UpsertCustomer, Customers, Get<IAreaStore>());

    private async Task RecordAsync(RecordDemographicsCommand command) =>
        Assert.Empty((await UseCase.ExecuteAsync(command, Cancel)).Errors);

    private async Task<DomainError> RefusalAsync(RecordDemographicsCommand command) =>
        Assert.Single((await UseCase.ExecuteAsync(command, Cancel)).Errors);

    private async Task SayAsync(Guid id, string system, bool isDeclared, params (string Name, string Value)[] values) =>
        Assert.Empty((await SayWithErrorsAsync(id, system, isDeclared, values)).Errors);

    private Task<UpsertCustomerOutcome> SayWithErrorsAsync(
        Guid id, string system, bool isDeclared, params (string Name, string Value)[] values) =>
        UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand
            {
                Id = id,
                Source = new CustomerSource
                {
                    Reference = new(system, id.ToString()),
                    IsDeclared = isDeclared,
                    Values = [.. values.Select(value => new NamedValue(value.Name, value.Value))],
                },
            },
            Cancel);

    private Task<int> CountAsync(string field, Comparator comparator, object operand) =>
        Customers.CountAsync(Filter.Compare(field, comparator, operand), Cancel);
}
