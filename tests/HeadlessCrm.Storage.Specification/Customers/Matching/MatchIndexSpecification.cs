using System.Globalization;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>
/// Random histories of what matching looks up, held to a plain reading of the contract of <see cref="IMatchCandidates"/>: customers that
/// arrive and change, in either way, merges, unmerges, and vehicles that change hands.
/// </summary>
public abstract class MatchIndexSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private static readonly string[] GivenNames = ["Ana", "José", "Rosa María", "Luis", "Anna", "𠮷田"];
    private static readonly string[] FamilyNames = ["Quispe", "Quizpe", "Mamani", "Núñez", "de la Cruz", "Flores"];
    private static readonly string[] Towns = ["Lima", "Cusco", "Arequipa"];

    private static readonly string[] Vins = [.. Enumerable.Range(10, 14).Select(i => $"WVWZZZ1JZ3W0000{i}")];

    private readonly List<Guid> customers = [];
    private readonly Dictionary<string, Guid> owners = [];
    private readonly List<(Guid PostedFor, string Vin, DateTimeOffset? Since)> periods = [];
    private Random random = new(0);
    private int keys;

    private IMatchCandidates Candidates => Get<IMatchCandidates>();

    /// <summary>The seed of what follows.</summary>
    protected void Seed(int seed) => random = new Random(seed);

    /// <summary>Something happens.</summary>
    protected async Task StepAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 100)));
        switch (random.Next(8))
        {
            case 0 or 1:
                await SayAsync(null);
                break;
            case 2 when customers.Count > 0:
                await SayAsync(Pick(customers));
                break;
            case 3 when customers.Count > 0:
                await new OverrideCustomerField(Customers, Golden, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { CustomerId = Pick(customers), Field = "familyName", Value = Pick(FamilyNames) }, Cancel);
                break;
            case 4 when customers.Count > 1:
                await MergeAsync(Pick(customers), Pick(customers));
                break;
            case 5 when customers.Count > 0:
                await UnmergeAsync(Pick(customers));
                break;
            case 6 when customers.Count > 0:
                await LoadVehicleAsync(Pick(Vins), Pick(customers));
                break;
            case 7 when customers.Count > 0:
                await BeginOwningAsync(Pick(Vins), Pick(customers));
                break;
        }
    }

    private async Task SayAsync(Guid? customer)
    {
        var outcome = await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand
            {
                Id = customer,
                Source = random.Next(3) == 0 ? null : new CustomerSource
                {
                    Reference = new ExternalReference("web", $"{++keys}"),
                    Values = random.Next(2) == 0
                        ? null
                        : [new("birthDate", BirthDate()), new("locality", Pick(Towns)), new("postalCode", "15073")],
                },
                GivenName = Pick(GivenNames),
                FamilyName = random.Next(4) == 0 ? string.Empty : Pick(FamilyNames),
                ContactPoints = random.Next(2) == 0 ? [new ContactPoint(Channel.Mobile, $"99988800{random.Next(10)}")] : null,
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        customers.Add(outcome.Customer!.Id);
    }

    /// <summary>A batch of an import names who owns a vehicle now.</summary>
    private async Task LoadVehicleAsync(string vin, Guid customer)
    {
        await GiveVehicleAsync(vin, customer);
        if (!owners.TryGetValue(vin, out var owner) || owner != customer)
        {
            periods.Add((customer, vin, owners.ContainsKey(vin) ? EntityId.RecordingTime(Clock.GetUtcNow()) : null));
            owners[vin] = customer;
        }
    }

    private async Task BeginOwningAsync(string vin, Guid customer)
    {
        if (!owners.ContainsKey(vin))
        {
            return;
        }

        // Who owns it already is told so, and nothing changes.
        var outcome = await ChangeVehiclePeriod.ExecuteAsync(
            new()
            {
                Vin = vin, CustomerId = customer, Role = VehicleRole.Owner, IsEnd = false, Since = Clock.GetUtcNow(), IdempotencyKey = $"own-{++keys}",
            },
            Cancel);
        if (outcome.Errors.Count == 0)
        {
            periods.Add((customer, vin, outcome.Period!.Since));
            owners[vin] = customer;
        }
    }

    private string[] VinsOf(Guid postedFor) =>
    [
        .. periods.Where(one => one.PostedFor == postedFor).OrderByDescending(one => one.Since ?? default)
            .ThenBy(one => one.Vin, StringComparer.Ordinal).Select(one => one.Vin).Distinct().Take(SourceMatching.MostVehicles),
    ];

    /// <summary>A source sends all its customers.</summary>
    protected async Task ImportAsync(int count)
    {
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        await import.WriteAsync([.. Enumerable.Range(0, count).Select(i => Row($"{i}"))], Cancel);
        await import.CompleteAsync(Cancel);
    }

    private ImportedCustomer Row(string id) => new(
        id,
        GivenName: Pick(GivenNames),
        FamilyName: Pick(FamilyNames),
        ContactPoints: random.Next(3) == 0 ? [new ContactPoint(Channel.Email, $"mail{random.Next(8)}@x.pe")] : null,
        Values: random.Next(2) == 0 ? null : [new("birthDate", BirthDate()), new("documentNumber", $"4098712{random.Next(10)}")]);

    private string BirthDate() => new DateOnly(1980, 1, 1).AddDays(random.Next(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Holds what is found to what there is.</summary>
    protected async Task CompareAsync()
    {
        var page = await Customers.PageAsync(new() { Size = 2_000 }, Cancel);
        Assert.False(page.HasNext);
        var sources = await Golden.GetAsync([.. page.Items.Select(customer => customer.Id)], Cancel);
        var expected = new MemoryCandidates(sources.OfType<GoldenSources>(), VinsOf);
        var stored = new List<MatchCandidate>();
        await Get<IMatchRecordStore>().ReadAllAsync(stored.Add, Cancel);
        Assert.Equal(
            expected.All.Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal),
            stored.Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal));
        Assert.True(stored.Count > 20);
        foreach (var one in stored)
        {
            var lookup = MatchLookup.For(one.Record, MatchConfiguration.Default with { Neighbours = 3 });
            var found = await Candidates.FindCandidatesAsync(lookup, Cancel);
            Assert.Equal(expected.Find(lookup), found.Select(candidate => candidate.Record.Id).Order(StringComparer.Ordinal));
        }

        var some = stored.Select(one => one.CustomerId).Distinct().Take(5).ToArray();
        Assert.Equal(
            expected.All.Where(one => some.Contains(one.CustomerId) && one.Record.Id != stored[0].Record.Id)
                .GroupBy(one => one.CustomerId).SelectMany(records => records.OrderBy(one => one.Record.Id, StringComparer.Ordinal)
                    .Take(ClusterGuard.MostMembers))
                .Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal),
            (await Candidates.GetMembersAsync(some, stored[0].Record.Id, Cancel))
                .Select(MemoryCandidates.Describe).Order(StringComparer.Ordinal));
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
