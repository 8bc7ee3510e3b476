using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Storage.Specification.Customers;

/// <summary>What <see cref="ICustomerImportStore"/> must do.</summary>
public abstract class CustomerImportStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly ImportedCustomer Ana = new(
        "1", GivenName: "Ana", FamilyName: "Vega", ContactPoints: [new ContactPoint(Channel.Email, "a@b.pe")]);

    private static readonly ImportedCustomer Taxis = new("2", CompanyName: "Taxis SAC", Status: CustomerStatus.Customer);

    [Fact]
    public async Task Writes_new_customers_with_reference_names_and_contact_points()
    {
        var result = await ImportAsync(Ana, Taxis, new ImportedCustomer("3"));

        Assert.Equal((3, 0, 0, 3), (result.Inserted, result.Unchanged, result.Changed, result.CustomersCreated));
        var found = await Customers.FindByExternalReferencesAsync([new("dms", "1"), new("dms", "2"), new("dms", "3")], Cancel);
        Assert.Equal(["Ana Vega", "Taxis SAC", "dms 3"], found.Select(customer => customer!.DisplayName));
        Assert.Equal([CustomerKind.Person, CustomerKind.Company, CustomerKind.Person], found.Select(customer => customer!.Kind));
        Assert.Equal(
            [new ContactPoint(Channel.Email, "a@b.pe")], (await Customers.GetContactPointsAsync([found[0]!.Id], Cancel))[0]);
        Assert.Equal(CustomerPurchaseProfile.Empty, (await Customers.GetPurchaseProfilesAsync([found[0]!.Id], Cancel))[0]);

        // A customer without a profile would be missing from this order.
        await ProjectAsync();
        var page = await Customers.PageAsync(new() { Order = [new(CustomerOrderField.TotalSpend, default)] }, Cancel);
        Assert.Equal(3, page.Items.Length);
    }

    [Fact]
    public async Task What_a_row_tells_of_a_person_is_known_at_once_and_a_later_row_corrects_it()
    {
        await ImportAsync(Ana with { Values = [new("birthDate", "1980-05-31"), new("sex", "FEMALE"), new("area", "ubigeo:150101")] }, Taxis);
        var id = (await Customers.FindByExternalReferencesAsync([new("dms", "1")], Cancel))[0]!.Id;
        Assert.Equal(
            new CustomerDemographics(Sex.Female, new(1980, 5, 31), null, null, new("ubigeo", "150101"), null),
            (await Get<IDemographicsStore>().GetAsync([id], Cancel))[0]);
        Assert.Equal(1, await Customers.CountAsync(Filter.Compare("area", Comparator.Eq, "ubigeo:150101"), Cancel));
        var field = GoldenRecord.Of(id, (await Golden.GetAsync([id], Cancel))[0]!.Records).Fields.Single(one => one.Name == "sex");
        Assert.Equal(new ExternalReference("dms", "1"), field.Claim.Source);

        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(Ana with { Values = [new("lifeStage", "FAMILY"), new("birthDate", "1981-05-31")] });

        Assert.Equal(
            new CustomerDemographics(Sex.Female, new(1981, 5, 31), null, null, new("ubigeo", "150101"), LifeStage.Family),
            (await Get<IDemographicsStore>().GetAsync([id], Cancel))[0]);
    }

    [Fact]
    public async Task A_repeated_import_changes_nothing()
    {
        await ImportAsync(Ana, Taxis);
        var before = await Customers.PageAsync(new(), Cancel);
        Clock.Advance(TimeSpan.FromHours(1));

        var result = await ImportAsync(Ana, Taxis);

        Assert.Equal((0, 2, 0), (result.Inserted, result.Unchanged, result.Changed));
        Assert.Equal(before.Items, (await Customers.PageAsync(new(), Cancel)).Items);
    }

    [Fact]
    public async Task A_later_import_corrects_what_it_says_and_leaves_the_rest()
    {
        await ImportAsync(Ana, Taxis);
        Clock.Advance(TimeSpan.FromHours(1));

        var result = await ImportAsync(
            new ImportedCustomer("1", FamilyName: "Vega Ruiz", ContactPoints: [new ContactPoint(Channel.Mobile, "+51987654329")]), Taxis);

        Assert.Equal((0, 1, 1), (result.Inserted, result.Unchanged, result.Changed));
        var ana = (await Customers.FindByExternalReferencesAsync([new("dms", "1")], Cancel))[0]!;
        Assert.Equal(("Ana Vega Ruiz", "Ana", 2, Clock.GetUtcNow()), (ana.DisplayName, ana.GivenName, ana.Version, ana.UpdatedAt));
        Assert.Equal(
            ["a@b.pe", "+51987654329"], (await Customers.GetContactPointsAsync([ana.Id], Cancel))[0].Select(point => point.Value));
    }

    [Fact]
    public async Task Rows_of_one_import_that_contradict_each_other_are_not_written()
    {
        var result = await ImportAsync(Ana, Ana with { FamilyName = "Vargas" });

        Assert.Equal([ImportRowResult.Inserted, ImportRowResult.Contradictory], result.Rows);
        Assert.Equal("Ana Vega", (await Customers.PageAsync(new(), Cancel)).Items.Single().DisplayName);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using (var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: true, Cancel))
        {
            Assert.Equal(2, (await import.WriteAsync([Ana, Taxis], Cancel)).Inserted);
            await import.CompleteAsync(Cancel);
        }

        Assert.Equal(0, await Customers.CountAsync(null, Cancel));
    }

    private async Task<ImportBatchResult> ImportAsync(params ImportedCustomer[] rows)
    {
        Assert.All(rows, row => Assert.Empty(row.Validate(DateTimeOffset.MaxValue)));
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        var result = await import.WriteAsync(rows, Cancel);
        await import.CompleteAsync(Cancel);
        return result;
    }
}
