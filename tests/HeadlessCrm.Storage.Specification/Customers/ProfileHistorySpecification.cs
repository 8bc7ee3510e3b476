using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers;

/// <summary>
/// Random histories of posting, merging and unmerging, after which each customer has exactly what was posted for it and for those
/// it is one with. Whoever adds something that is known of a customer adds a kind of fact here.
/// </summary>
public abstract class ProfileHistorySpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private const int Steps = 150;

    private readonly Dictionary<Guid, Part> parts = [];
    private readonly List<(Guid Customer, Guid? Household)> places = [];
    private readonly List<Guid> households = [];
    private Random random = new(0);
    private Survey? survey;
    private int topics;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Merging_and_unmerging_keep_everything_with_whom_it_was_posted_for(int seed)
    {
        random = new Random(seed);
        for (var i = 0; i < 5; i++)
        {
            parts.Add((await AddCustomerAsync($"person {i}")).Id, new Part(IsCompany: false));
            parts.Add((await AddCompanyAsync($"company {i}")).Id, new Part(IsCompany: true));
        }

        for (var i = 0; i < 3; i++)
        {
            households.Add((await AddHouseholdAsync($"Household {i}")).Id);
        }

        for (var step = 1; step <= Steps; step++)
        {
            Clock.Advance(TimeSpan.FromSeconds(random.Next(3)));
            await StepAsync();
            if (step % 50 == 0)
            {
                await CompareAsync($"seed {seed}, step {step}");
            }
        }

        while (Pick(parts.Keys.Where(id => parts[id].MergedInto is not null)) is { } merged)
        {
            await PartAsync(merged);
        }

        await CompareAsync($"seed {seed}, all unmerged");
    }

    private async Task StepAsync()
    {
        switch (random.Next(10))
        {
            case 0 or 1 when Pick(Roots()) is { } keep && Pick(Roots().Where(id => id != keep && IsCompany(id) == IsCompany(keep))) is { } merge:
                Assert.Empty((await MergeAsync(keep, merge)).Errors);
                parts[merge].MergedInto = keep;
                break;
            case 2 when Pick(parts.Keys.Where(id => parts[id].MergedInto is not null)) is { } merged:
                await PartAsync(merged);
                break;
            case 5:
                var told = Any(isCompany: false);
                Assert.Empty((await new RecordDemographics(UpsertCustomer, Customers, Get<IAreaStore>()).ExecuteAsync(
                    new() { CustomerId = told, MaritalStatus = (MaritalStatus)random.Next(6), Forget = random.Next(2) == 0 ? ["sex"] : null },
                    Cancel)).Errors);
                break;
            case 3 or 4:
                var (person, household) = (Any(isCompany: false), random.Next(4) == 0 ? (Guid?)null : households[random.Next(3)]);
                await PlaceAsync(person, household, isHead: random.Next(2) == 0);
                places.Add((person, household));
                break;
            default:
                await PostAsync();
                break;
        }
    }

    private async Task PostAsync()
    {
        var customer = Any(isCompany: random.Next(2) == 0);
        switch (random.Next(6))
        {
            case 5:
                var task = Accepted(await new CreateMaintenanceTask(
                    Get<IMaintenanceTaskStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { CustomerId = customer, Stage = MaintenanceStage.Obtain, IdempotencyKey = NewKey() }, Cancel));
                parts[customer].Facts.Add($"task {task.Id}");
                break;
            case 2:
                var claim = Accepted(await new RecordPreference(Get<IPreferenceStore>(), Customers, Get<IIdempotencyStore>(), Clock)
                    .ExecuteAsync(
                        new()
                        {
                            CustomerId = customer,
                            Topic = $"topic {++topics}",
                            Value = "value",
                            Kind = PreferenceKind.Observed,
                            Source = "web",
                            IdempotencyKey = NewKey(),
                        },
                        Cancel));
                parts[customer].Facts.Add($"preference {claim.Id}");
                break;
            case 3:
                var suggestion = Accepted(await new RecordSuggestion(
                    Get<ISuggestionStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { CustomerId = customer, Text = "text", IdempotencyKey = NewKey() }, Cancel));
                parts[customer].Facts.Add($"suggestion {suggestion.Id}");
                break;
            case 4:
                survey ??= Accepted(await new UpsertSurvey(Get<ISurveyStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { Name = "survey", Title = "Survey", Questions = [new() { Key = "q", Text = "?", Kind = SurveyQuestionKind.Text }] },
                    Cancel));
                var response = Accepted(await new AnswerSurvey(
                    Get<ISurveyStore>(), Customers, Golden, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { SurveyId = survey.Id, CustomerId = customer, Answers = [new("q", ["a"])], IdempotencyKey = NewKey() }, Cancel));
                parts[customer].Facts.Add($"response {response.Id}");
                break;
            case 0:
                var (company, contact) = (Any(isCompany: true), Any(isCompany: false));
                var made = await AddContactAsync(company, contact);
                parts[company].Facts.Add($"contact {made.Id}");
                parts[contact].Facts.Add($"employer {made.Id}");
                break;
            default:
                var owner = Any(isCompany: true);
                parts[owner].Facts.Add($"fleet {(await AddFleetAsync(owner, "Fleet")).Id}");
                break;
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Guid id) =>
    [
        .. (await Contacts.PageByCompaniesAsync([id], new() { Size = 250 }, Cancel))[0].Items.Select(one => $"contact {one.Id}"),
        .. (await Contacts.PageByPersonsAsync([id], new() { Size = 250 }, Cancel))[0].Items.Select(one => $"employer {one.Id}"),
        .. (await Fleets.PageByCompaniesAsync([id], new() { Size = 250 }, Cancel))[0].Items.Select(one => $"fleet {one.Id}"),
        .. (await Get<IPreferenceStore>().GetLastWordsAsync([id], Cancel))[0].Select(one => $"preference {one.Id}"),
        .. (await Get<ISuggestionStore>().PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"suggestion {one.Id}"),
        .. (await Get<ISurveyStore>().PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"response {one.Id}"),
        .. (await Get<IMaintenanceTaskStore>().PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"task {one.Id}"),
    ];

    private async Task PartAsync(Guid merged)
    {
        Assert.Empty((await UnmergeAsync(merged)).Errors);
        parts[merged].MergedInto = null;
    }

    private async Task CompareAsync(string when)
    {
        foreach (var root in Roots())
        {
            Guid[] members = [.. parts.Keys.Where(id => RootOf(id) == root)];
            var expected = members.SelectMany(id => parts[id].Facts).Order(StringComparer.Ordinal).ToList();
            var found = (await ReadAsync(root)).Order(StringComparer.Ordinal).ToList();
            Assert.True(
                expected.SequenceEqual(found),
                $"{when}, {root}\nexpected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', found)}");
            var golden = GoldenRecord.Of(root, (await Golden.GetAsync([root], Cancel))[0]!.Records);
            Assert.Equal(CustomerDemographics.Of(golden), (await Get<IDemographicsStore>().GetAsync([root], Cancel))[0]);
            var home = places.LastOrDefault(place => members.Contains(place.Customer)).Household;
            Assert.Equal(home, (await Households.GetByCustomersAsync([root], Cancel))[0]?.HouseholdId);
        }

        var lists = await Households.GetMembersAsync(households, Cancel);
        for (var i = 0; i < households.Count; i++)
        {
            var living = Roots().Where(root =>
                places.LastOrDefault(place => RootOf(place.Customer) == root).Household == households[i]);
            Assert.Equal(living.Order(), lists[i].Select(member => member.CustomerId).Order());
        }
    }

    private IEnumerable<Guid> Roots() => parts.Where(part => part.Value.MergedInto is null).Select(part => part.Key);

    private Guid RootOf(Guid id) => parts[id].MergedInto is { } into ? RootOf(into) : id;

    private bool IsCompany(Guid id) => parts[id].IsCompany;

    private Guid Any(bool isCompany) => Pick(parts.Keys.Where(id => IsCompany(id) == isCompany))!.Value;

    private Guid? Pick(IEnumerable<Guid> ids)
    {
        var all = ids.ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    private sealed record Part(bool IsCompany)
    {
        public Guid? MergedInto { get; set; }

        public List<string> Facts { get; } = [];
    }
}
