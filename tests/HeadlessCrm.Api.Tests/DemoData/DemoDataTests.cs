using System.Text.Json;
using HeadlessCrm.Api.DemoData;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.DemoData;

public sealed class DemoDataTests(CrmApi api) : IClassFixture<CrmApi>
{
    private static readonly DateTimeOffset Today = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DemoPopulation Population = DemoPopulation.Create(Today);

    [Fact]
    public void Comes_out_the_same_every_time()
    {
        var again = DemoPopulation.Create(Today);

        Assert.Equal(JsonSerializer.Serialize(Population.Customers), JsonSerializer.Serialize(again.Customers));
        Assert.Equal(JsonSerializer.Serialize(Population.Transactions), JsonSerializer.Serialize(again.Transactions));
        Assert.Equal(Population.Vehicles, again.Vehicles);
        Assert.Equal(Population.Interactions, again.Interactions);
    }

    [Fact]
    public void Every_row_is_valid_and_its_keys_are_its_own()
    {
        Assert.Equal(2000, Population.Customers.Count);
        Assert.All(Population.Customers, customer => Assert.Empty(customer.Validate(DateTimeOffset.MaxValue)));
        Assert.All(Population.Transactions, transaction => Assert.Empty(transaction.Validate(Today)));
        Assert.Distinct(Population.Transactions.Select(transaction => transaction.ExternalId));
        Assert.Distinct(Population.Vehicles.Select(owned => owned.Vehicle.Vin));
        Assert.Distinct(Population.Interactions.Select(met => met.Interaction.Id));
        Assert.All(Population.Interactions, met =>
        {
            Assert.Equal(7, met.Interaction.Id.Version);
            Assert.Equal(met.Interaction.RecordedAt, EntityId.RecordedAt(met.Interaction.Id));
        });
    }

    [Fact]
    public void Has_every_kind_of_thing_a_dealer_group_has()
    {
        Assert.Equal(
            Enum.GetValues<TransactionKind>().Order(), Population.Transactions.Select(transaction => transaction.Kind).Distinct().Order());
        Assert.Contains(Population.Customers, customer => customer.Kind == CustomerKind.Company);
        Assert.Contains(Population.Customers, customer => customer.Status == CustomerStatus.Prospect);
        Assert.Equal(
            DemoCatalogue.Dealers.Select(dealer => dealer.Code).Order(),
            Population.Transactions.Select(transaction => transaction.DealerCode).OfType<string>().Distinct().Order());
    }

    [Fact]
    public void Odometers_never_run_backwards()
    {
        foreach (var readings in Population.Transactions.Where(transaction => transaction is { Vin: not null, OdometerKm: not null }).GroupBy(transaction => transaction.Vin))
        {
            var ordered = readings.OrderBy(transaction => transaction.OccurredAt).Select(transaction => transaction.OdometerKm!.Value).ToList();
            Assert.Equal(ordered.Order(), ordered);
        }
    }

    [Fact]
    public void The_check_digits_of_VINs_are_right()
    {
        // A published example of 49 CFR 565: 1M8GDM9AXKP042788 has the check digit X.
        Assert.Equal('X', CheckDigit("1M8GDM9AXKP042788"));
        Assert.All(Population.Vehicles, owned => Assert.Equal(CheckDigit(owned.Vehicle.Vin), owned.Vehicle.Vin[8]));
    }

    [Fact]
    public async Task Fills_an_empty_store_once_and_completes_what_was_broken_off()
    {
        // Broken off after the customers: the dealers, which come last, are not there.
        await using (var import = await api.Services.GetRequiredService<ICustomerImportStore>().OpenAsync("demo", isDryRun: false, CancellationToken.None))
        {
            await import.WriteAsync([.. Population.Customers.Take(700)], CancellationToken.None);
            await import.CompleteAsync(CancellationToken.None);
        }

        var loader = api.Services.GetRequiredService<DemoDataLoader>();

        Assert.True(await loader.LoadOnFirstStartAsync(CancellationToken.None));
        Assert.False(await loader.LoadOnFirstStartAsync(CancellationToken.None));

        var answer = await api.AskAsync(
            "{ customers { totalCount } transactions { totalCount } dealers { totalCount } known: customers(where: { status: { eq: CUSTOMER } }) { totalCount } }");
        Assert.Equal("2000", answer.Text("customers.totalCount"));
        Assert.Equal($"{Population.Transactions.Count}", answer.Text("transactions.totalCount"));
        Assert.Equal($"{Population.Customers.Count(customer => customer.Status == CustomerStatus.Customer)}", answer.Text("known.totalCount"));
        Assert.Equal("8", answer.Text("dealers.totalCount"));
        foreach (var query in SampleQueries.All)
        {
            Assert.NotEqual("[]", (await api.AskAsync(query.Text))["customers.nodes"].GetRawText());
        }

        var visits = await api.AskAsync(
            "{ customers(first: 250) { nodes { externalRefs { id } interactions { totalCount nodes { id touchpoint customer { id } dealer { name } } } vehicles(last: 1) { totalCount nodes { vin customer { id } } pageInfo { hasPreviousPage } } } } }");
        var expected = Population.Interactions.GroupBy(met => met.CustomerExternalId).ToDictionary(group => group.Key, group => group.Count());
        foreach (var node in visits["customers.nodes"].EnumerateArray())
        {
            var id = node.GetProperty("externalRefs")[0].GetProperty("id").GetString()!;
            Assert.Equal(expected.GetValueOrDefault(id), node.GetProperty("interactions").GetProperty("totalCount").GetInt32());
        }
    }

    [Fact]
    public async Task Leaves_a_store_with_other_customers_alone()
    {
        await using var other = new CrmApi();
        await other.InitializeAsync();
        await other.AddCustomerAsync(new { displayName = "Mine" });

        Assert.False(await other.Services.GetRequiredService<DemoDataLoader>().LoadOnFirstStartAsync(CancellationToken.None));
    }

    private static char CheckDigit(string vin)
    {
        const string transliteration = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        const string weights = "8765432X098765432";
        var sum = vin.Select((character, at) =>
            transliteration.IndexOf(character, StringComparison.Ordinal) % 10 * (weights[at] == 'X' ? 10 : weights[at] - '0')).Sum();
        return "0123456789X"[sum % 11];
    }
}
