using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers.Golden;

/// <summary>What <see cref="IGoldenRecordStore"/> must do, seen from the use cases that write what it reads.</summary>
public abstract class GoldenRecordStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task What_a_customer_was_created_with_is_told_by_its_only_source()
    {
        var ana = await AddCustomerAsync("7");
        await ImportAsync(new ImportedCustomer("8", GivenName: "Bo", ContactPoints: [new ContactPoint(Channel.Email, "b@o.pe")]));
        var bo = (await Customers.FindByExternalReferencesAsync([new("dms", "8")], Cancel))[0]!;

        var found = await Golden.GetAsync([bo.Id, Guid.CreateVersion7(), ana.Id], Cancel);

        Assert.Null(found[1]);
        var imported = Assert.Single(found[0]!.Records);
        Assert.Equal((new ExternalReference("dms", "8"), bo.Id), (imported.Reference, imported.PostedFor));
        Assert.Equal([new SourceValue("givenName", "Bo", Start)], imported.Values);
        Assert.Equal([new SourceContact(new ContactPoint(Channel.Email, "b@o.pe"), Start)], imported.Contacts);
        var entered = Assert.Single(found[2]!.Records);
        Assert.Equal((SourceRecord.OwnSystem, ana.Id), (entered.System, entered.PostedFor));
        Assert.Equal([new SourceValue("displayName", "Ana Vega", Start)], entered.Values);
        Assert.Equal([new PostedReference(new("dms", "7"), ana.Id)], found[2]!.References);
    }

    [Fact]
    public async Task Declared_beats_observed_verified_beats_not_and_newer_beats_older()
    {
        var id = (await SayAsync("web", "1", "Ana")).Id;
        Clock.Advance(Day);
        Assert.Equal("Anna", (await SayAsync("dms", "9", "Anna", id)).GivenName);
        Clock.Advance(Day);
        Assert.Equal("Anna", (await SayAsync("spy", "3", "Annika", id, isDeclared: false)).GivenName);
        Clock.Advance(Day);
        Assert.Equal("Ana", (await SayAsync("web", "1", "Ana", isVerified: true)).GivenName);
        Clock.Advance(Day);
        Assert.Equal("Ana", (await SayAsync("dms", "9", "Hanna", id)).GivenName);

        var golden = await GoldenAsync(id);
        var field = golden.Fields.Single(one => one.Name == "givenName");
        Assert.Equal((new ExternalReference("web", "1"), Start.AddDays(3)), (field.Claim.Source, field.Claim.Value.ObservedAt));
        Assert.Equal(["Hanna", "Annika"], field.Conflicts.Select(claim => claim.Value.Value));
    }

    [Fact]
    public async Task Sending_the_same_again_is_no_news()
    {
        var id = (await SayAsync("dms", "1", "Ana")).Id;
        Clock.Advance(Day);
        Assert.Equal("Anita", (await SayAsync("web", "1", "Anita", id)).GivenName);
        Clock.Advance(Day);

        Assert.Equal("Anita", (await SayAsync("dms", "1", "Ana")).GivenName);
        Assert.Equal("Anna", (await SayAsync("dms", "1", "Anna")).GivenName);
    }

    [Fact]
    public async Task What_a_source_leaves_out_it_no_longer_says()
    {
        var id = (await SayAsync("web", "1", "Ana")).Id;
        Clock.Advance(Day);
        await UpsertAsync(Word("dms", "1", id) with { GivenName = "Anna", FamilyName = "Ruiz", ContactPoints = [new(Channel.Mobile, "+51987654321")] });
        var customer = await UpsertAsync(Word("dms", "1", id) with { FamilyName = "Ruiz" });

        Assert.Equal(("Ana", "Ruiz", "Ana Ruiz"), (customer.GivenName, customer.FamilyName, customer.DisplayName));
        Assert.Empty((await Customers.GetContactPointsAsync([id], Cancel))[0]);
    }

    [Fact]
    public async Task What_was_decided_by_hand_stays_until_that_is_taken_back()
    {
        var id = (await SayAsync("web", "1", "Ana", isVerified: true)).Id;
        var overriding = new OverrideCustomerField(Customers, Golden, Get<IIdempotencyStore>(), Clock);
        Clock.Advance(Day);
        await overriding.ExecuteAsync(new() { CustomerId = id, Field = "givenName", Value = "Ane", IdempotencyKey = "once" }, Cancel);
        Assert.Equal("Ane", (await SayAsync("web", "1", "Anna", isVerified: true)).GivenName);
        var again = await overriding.ExecuteAsync(
            new() { CustomerId = id, Field = "givenName", Value = "Ane", IdempotencyKey = "once" }, Cancel);
        Assert.True(again.Replayed);

        var freed = await overriding.ExecuteAsync(new() { CustomerId = id, Field = "givenName", IsRemoval = true }, Cancel);

        Assert.Equal("Anna", freed.Customer!.GivenName);
        Assert.Empty((await GoldenAsync(id)).Fields.Single(one => one.Name == "givenName").Conflicts);
    }

    [Fact]
    public async Task Contact_points_of_sources_come_together_and_those_removed_by_hand_stay_away()
    {
        var web = new ContactPoint(Channel.Email, "a@web.pe");
        var dms = new ContactPoint(Channel.Mobile, "+5114451234");
        var id = (await UpsertAsync(Word("web", "1") with { GivenName = "Ana", ContactPoints = [web] })).Id;
        await UpsertAsync(Word("dms", "1", id) with { ContactPoints = [dms, web with { VerifiedAt = Start }] });
        Assert.Equal([dms, web with { VerifiedAt = Start }], await PointsAsync(id));

        Clock.Advance(Day);
        await UpsertAsync(new UpsertCustomerCommand { Id = id, ContactPoints = [dms] });
        Assert.Equal([dms], await PointsAsync(id));
        await UpsertAsync(Word("web", "1", id) with { GivenName = "Ana", ContactPoints = [web] });
        Assert.Equal([dms], await PointsAsync(id));

        Clock.Advance(Day);
        await UpsertAsync(new UpsertCustomerCommand { Id = id, ContactPoints = [web] });
        Assert.Equal([web with { VerifiedAt = Start }], await PointsAsync(id));
    }

    [Fact]
    public async Task Imports_are_sources_beside_others()
    {
        var ana = await AddCustomerAsync("1", "Ana");
        Clock.Advance(Day);
        await ImportAsync(new ImportedCustomer("1", FamilyName: "Vega"));
        Clock.Advance(Day);
        await UpsertAsync(new UpsertCustomerCommand { Id = ana.Id, FamilyName = "Ruiz" });
        var result = await ImportAsync(new ImportedCustomer("1", FamilyName: "Vega"));

        Assert.Equal((1, 0), (result.Unchanged, result.Changed));
        var sources = (await Golden.GetAsync([ana.Id], Cancel))[0]!;
        Assert.Equal(["dms", SourceRecord.OwnSystem], sources.Records.Select(record => record.System));
        Assert.Equal(("Ana", "Ruiz"), (sources.Customer.DisplayName, sources.Customer.FamilyName));
    }

    [Fact]
    public async Task A_source_that_is_another_customers_is_refused()
    {
        await SayAsync("web", "1", "Ana");
        var bo = await SayAsync("web", "2", "Bo");

        var outcome = await UpsertCustomer.ExecuteAsync(Word("web", "1", bo.Id) with { GivenName = "Bo" }, Cancel);

        Assert.Equal(["source"], Assert.IsType<ExternalReferenceTaken>(Assert.Single(outcome.Errors)).Path);
    }

    private static UpsertCustomerCommand Word(string system, string externalId, Guid? id = null) => new()
    {
        Id = id,
        Source = new CustomerSource { Reference = new ExternalReference(system, externalId) },
    };

    private Task<Customer> SayAsync(
        string system, string externalId, string givenName, Guid? id = null, bool isDeclared = true, bool isVerified = false)
    {
        var command = Word(system, externalId, id);
        return UpsertAsync(command with
        {
            GivenName = givenName,
            Source = command.Source! with { IsDeclared = isDeclared, VerifiedFields = isVerified ? ["givenName"] : null },
        });
    }

    private async Task<Customer> UpsertAsync(UpsertCustomerCommand command)
    {
        var outcome = await UpsertCustomer.ExecuteAsync(command, Cancel);
        Assert.Empty(outcome.Errors);
        Assert.Equal(outcome.Customer, (await Customers.GetAsync([outcome.Customer!.Id], Cancel))[0]);
        return outcome.Customer;
    }

    private async Task<GoldenRecord> GoldenAsync(Guid id) => GoldenRecord.Of(id, (await Golden.GetAsync([id], Cancel))[0]!.Records);

    private async Task<IReadOnlyList<ContactPoint>> PointsAsync(Guid id) => (await Customers.GetContactPointsAsync([id], Cancel))[0];

    private async Task<ImportBatchResult> ImportAsync(params ImportedCustomer[] rows)
    {
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        var result = await import.WriteAsync(rows, Cancel);
        await import.CompleteAsync(Cancel);
        return result;
    }
}
