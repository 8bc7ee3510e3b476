using System.Globalization;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Customers.Matching;

/// <summary>
/// What <see cref="IMatchRecordStore"/> and <see cref="IMatchCandidates"/> must find, whatever was written before and in whichever way.
/// </summary>
public abstract class MatchRecordStoreSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private static readonly string[] GivenNames = ["Ana", "José", "Rosa María", "Luis", "Anna", "𠮷田"];
    private static readonly string[] FamilyNames = ["Quispe", "Quizpe", "Mamani", "Núñez", "de la Cruz", "Flores"];
    private static readonly string[] Towns = ["Lima", "Cusco", "Arequipa"];

    private readonly List<Guid> customers = [];
    private Random random = new(0);
    private int keys;

    private IMatchCandidates Candidates => Get<IMatchCandidates>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Finds_the_nearest_of_every_key_after_any_history(int seed)
    {
        random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            await ImportAsync(30);
            for (var step = 0; step < 25; step++)
            {
                await StepAsync();
            }

            await CompareAsync();
        }
    }

    [Fact]
    public async Task What_cannot_be_matched_on_is_not_kept()
    {
        await AddCustomerAsync("1", "Solo");
        await using var import = await Get<ICustomerImportStore>().OpenAsync("cdnow", isDryRun: false, Cancel);
        await import.WriteAsync([.. Enumerable.Range(0, 50).Select(i => new ImportedCustomer($"{i}"))], Cancel);
        await import.CompleteAsync(Cancel);

        Assert.Equal(0, await Get<IMatchRecordStore>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_dry_run_of_an_import_leaves_nothing()
    {
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: true, Cancel);
        await import.WriteAsync([Row("1")], Cancel);
        await import.CompleteAsync(Cancel);

        Assert.Equal(0, await Get<IMatchRecordStore>().CountAsync(Cancel));
    }

    private async Task StepAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 100)));
        switch (random.Next(6))
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

    private async Task ImportAsync(int count)
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

    private async Task CompareAsync()
    {
        var page = await Customers.PageAsync(new() { Size = 250 }, Cancel);
        Assert.False(page.HasNext);
        var sources = await Golden.GetAsync([.. page.Items.Select(customer => customer.Id)], Cancel);
        var expected = new MemoryCandidates(sources.OfType<GoldenSources>());
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
