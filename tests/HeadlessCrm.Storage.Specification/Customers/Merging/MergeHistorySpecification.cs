using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.Specification.Customers.Matching;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Touchpoints.Timeline;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>
/// Random histories of posting, merging and unmerging, after which everything a customer has must be what a model of the plainest
/// form says. Whoever adds something that a customer has adds it to <see cref="MergeModel.Describe"/> and here.
/// </summary>
public abstract partial class MergeHistorySpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private const int Steps = 120;

    private static readonly string[] Names = ["Ana", "Anna", "Bo", "Vega", "Ruiz", "Čedomir"];
    private static readonly string[] Systems = ["web", "crm", "app"];
    private static readonly string[] Fields = ["givenName", "familyName", "companyName", "displayName"];
    private static readonly string[] Addresses = ["a@x.pe", "b@x.pe", "c@x.pe"];

    private readonly MergeModel model = new();
    private Random random = new(0);
    private int vehicles;
    private int references;
    private TouchpointFacts? touchpoints;

    private TouchpointFacts Touchpoints => touchpoints ??= new(
        Get<IComplaintStore>(),
        Get<ILeadStore>(),
        Get<IMarketingEventStore>(),
        Get<IEventRegistrationStore>(),
        Get<ITimelineStore>(),
        UpsertCustomer,
        Customers,
        Transactions,
        Get<IIdempotencyStore>(),
        Clock);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Merging_and_unmerging_are_exact_whatever_happens_in_between(int seed)
    {
        random = new Random(seed);
        for (var i = 0; i < 5; i++)
        {
            await CreateAsync();
        }

        for (var step = 1; step <= Steps; step++)
        {
            await StepAsync();
            if (step % 30 == 0)
            {
                await CompareAsync($"seed {seed}, step {step}");
            }
        }

        await RebuildAsync(fromState: false);
        await CompareAsync($"seed {seed}, rebuilt from the feed");
        while (model.Customers.Where(one => one.MergedInto is not null).ToList() is { Count: > 0 } merged)
        {
            await UnmergeAsync(Pick(merged));
        }

        await CompareAsync($"seed {seed}, all unmerged");
        await RebuildAsync(fromState: true);
        await CompareAsync($"seed {seed}, rebuilt from the state");
    }

    private Task StepAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 600)));
        var roots = model.Roots.ToList();
        var merged = model.Customers.Where(one => one.MergedInto is not null).ToList();
        return random.Next(21) switch
        {
            0 => CreateAsync(),
            1 or 2 when roots.Count > 1 => MergeAsync(roots),
            3 when merged.Count > 0 => UnmergeAsync(Pick(merged)),
            4 or 5 => EnterAsync(Pick(model.Customers)),
            6 or 7 => SayAsync(Pick(model.Customers)),
            8 => OverrideAsync(Pick(model.Customers)),
            9 => DriveAsync(Pick(model.Customers)),
            10 => MeetAsync(Pick(model.Customers)),
            11 when model.Transactions.Values.Any(one => !one.IsReversed) => ReverseAsync(),
            12 => TouchAsync(Pick(model.Customers)),
            13 when model.Transactions.Values.Any(one => !one.IsReversed && one.Returned < one.Net) => ReturnAsync(),
            14 => DecideAsync(Pick(model.Customers), Pick(model.Customers)),
            15 or 16 => QuoteAsync(Pick(model.Customers)),
            17 or 18 when model.Transactions.Values.Any(IsCorrectable) => CorrectAsync(Pick(model.Customers)),
            _ => BuyAsync(Pick(model.Customers)),
        };
    }

    private Task DecideAsync(ModelCustomer arrived, ModelCustomer candidate) => arrived == candidate
        ? Task.CompletedTask
        : MatchHistory.DecideAsync(
            Get<IMatchDecisionStore>(), arrived, candidate, Pick([MatchOutcome.Link, MatchOutcome.Review]), Clock.GetUtcNow(), Cancel);

    private async Task CreateAsync()
    {
        Clock.Advance(TimeSpan.FromMilliseconds(5));
        var reference = $"{++references}";
        var outcome = await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand { ExternalReferences = [new("dms", reference)], GivenName = Pick(Names) }, Cancel);
        var created = new ModelCustomer(outcome.Customer!.Id, reference, outcome.Customer.CreatedAt);
        created.Claims[("own", "givenName")] = Declared(outcome.Customer.GivenName);
        model.Customers.Add(created);
    }

    private async Task MergeAsync(List<ModelCustomer> roots)
    {
        var keep = Pick(roots);
        var merge = Pick([.. roots.Where(one => one != keep)]);
        var before = await Customers.GetAsync([keep.Id, merge.Id], Cancel);
        var outcome = await MergeAsync(keep.Id, merge.Id);
        Assert.Empty(outcome.Errors);
        Assert.True(outcome.Customer!.Version > before.Max(customer => customer!.Version));
        merge.MergedInto = keep;
        keep.Facts.Add(TouchpointFacts.Line(TimelineKind.Merge, merge.Id, EntityId.RecordingTime(Clock.GetUtcNow())));
    }

    private async Task UnmergeAsync(ModelCustomer merged)
    {
        var before = (await Customers.GetAsync([merged.Id], Cancel))[0]!;
        var outcome = await UnmergeAsync(merged.Id);
        Assert.Empty(outcome.Errors);
        Assert.True(outcome.Restored!.Version > before.Version && outcome.Customer!.Version > before.Version);
        var at = EntityId.RecordingTime(Clock.GetUtcNow());
        merged.Root.Facts.Add(TouchpointFacts.Line(TimelineKind.Unmerge, merged.Id, at));
        merged.Facts.Add(TouchpointFacts.Line(TimelineKind.Unmerge, merged.Root.Id, at));
        merged.MergedInto = null;
    }

    private async Task EnterAsync(ModelCustomer customer)
    {
        var field = Pick(Fields);
        var value = random.Next(5) == 0 && field != "givenName" ? string.Empty : Pick(Names);
        var status = random.Next(4) == 0 ? Pick(Enum.GetValues<CustomerStatus>()) : (CustomerStatus?)null;
        var points = random.Next(3) == 0 ? Points() : null;
        var outcome = await UpsertCustomer.ExecuteAsync(
            With(new UpsertCustomerCommand { Id = customer.Id, Status = status, ContactPoints = points }, field, value), Cancel);
        Assert.Empty(outcome.Errors);
        var isOverride = customer.Claims.GetValueOrDefault(("own", field))?.IsOverride == true;
        customer.Claims[("own", field)] = Declared(value.Length == 0 ? null : value) with { IsOverride = isOverride };
        if (status is { } given && (given != customer.Status || given != model.StatusOf(customer.Root)))
        {
            (customer.Status, customer.StatusAt) = (given, Clock.GetUtcNow());
        }

        if (points is not null)
        {
            EnterContacts(customer, points);
        }
    }

    // All contact points from now on, so the ones that only others have are said to be none.
    private void EnterContacts(ModelCustomer customer, ContactPoint[] points)
    {
        var elsewhere = model.PartsOf(customer.Root)
            .SelectMany(part => part.Contacts.Where(one => one.Value.Value is not null && (part != customer || one.Key.Source != "own")))
            .Select(one => (one.Key.Channel, one.Key.Value)).Distinct().ToList();
        foreach (var key in customer.Contacts.Keys.Where(key => key.Source == "own").ToList())
        {
            customer.Contacts.Remove(key);
        }

        foreach (var (channel, value) in elsewhere)
        {
            customer.Contacts[("own", channel, value)] = Declared(null);
        }

        foreach (var point in points)
        {
            customer.Contacts[("own", point.Channel, point.Value)] = Declared("there");
        }
    }

    private async Task SayAsync(ModelCustomer customer)
    {
        var reference = new ExternalReference(Pick(Systems), customer.Id.ToString());
        var source = new CustomerSource
        {
            Reference = reference,
            IsDeclared = random.Next(3) > 0,
            VerifiedFields = random.Next(3) == 0 ? ["familyName"] : null,
        };
        var (given, family) = (random.Next(2) == 0 ? Pick(Names) : null, Pick(Names));
        var points = Points();
        var outcome = await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand
            {
                Id = customer.References.Contains(reference) ? null : customer.Id,
                Source = source,
                GivenName = given,
                FamilyName = family,
                ContactPoints = points,
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        if (!customer.References.Contains(reference))
        {
            customer.References.Add(reference);
        }

        var name = reference.System;
        var said = new Dictionary<string, ModelClaim>(StringComparer.Ordinal)
        {
            ["familyName"] = new(family, false, source.IsDeclared, source.VerifiedFields is not null, Clock.GetUtcNow()),
        };
        if (given is not null)
        {
            said["givenName"] = new(given, false, source.IsDeclared, false, Clock.GetUtcNow());
        }

        Replace(customer.Claims, key => key.Source == name, said.ToDictionary(one => (Source: name, Field: one.Key), one => one.Value));
        Replace(
            customer.Contacts,
            key => key.Source == name,
            points.ToDictionary(
                point => (Source: name, point.Channel, point.Value),
                _ => new ModelClaim("there", false, source.IsDeclared, false, Clock.GetUtcNow())));
    }

    // What a source said before and says again is said since then.
    private static void Replace<TKey>(
        Dictionary<TKey, ModelClaim> claims, Func<TKey, bool> isOfSource, Dictionary<TKey, ModelClaim> said)
        where TKey : notnull
    {
        var before = claims.Where(one => isOfSource(one.Key)).ToDictionary(one => one.Key, one => one.Value);
        foreach (var key in before.Keys)
        {
            claims.Remove(key);
        }

        foreach (var (key, claim) in said)
        {
            claims[key] = before.TryGetValue(key, out var old) && old with { At = claim.At } == claim ? old : claim;
        }
    }

    private async Task OverrideAsync(ModelCustomer customer)
    {
        var field = Pick(Fields);
        var isRemoval = random.Next(3) == 0 && field != "givenName";
        var value = Pick(Names);
        var outcome = await new OverrideCustomerField(Customers, Golden, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { CustomerId = customer.Id, Field = field, Value = isRemoval ? null : value, IsRemoval = isRemoval }, Cancel);
        Assert.Empty(outcome.Errors);
        if (isRemoval)
        {
            customer.Claims.Remove(("own", field));
        }
        else
        {
            customer.Claims[("own", field)] = Declared(value) with { IsOverride = true };
        }
    }

    private async Task MeetAsync(ModelCustomer customer)
    {
        var met = random.Next(2) == 0
            ? await MeetAsync(customer.Id)
            : await MeetAsync(new RecordInteractionCommand
            {
                CustomerExternalReference = Pick(customer.References),
                Touchpoint = TouchpointKind.Web,
                Channel = Channel.Email,
            });
        customer.Interactions.Add(met.Id);
    }

    private async Task TouchAsync(ModelCustomer customer)
    {
        var isByKey = random.Next(2) == 0;
        customer.Facts.Add(await Touchpoints.PostAsync(
            random, isByKey ? null : customer.Id, isByKey ? Pick(customer.References) : null));
    }

    private async Task ReverseAsync()
    {
        var taken = Pick([.. model.Transactions.Values.Where(one => !one.IsReversed)]);
        var outcome = await ReverseTransaction.ExecuteAsync(
            new ReverseTransactionCommand { TransactionId = taken.Id, IdempotencyKey = Guid.CreateVersion7().ToString() }, Cancel);
        Assert.Empty(outcome.Errors);
        (taken.IsReversed, taken.Quote) = (true, null);
    }

    private async Task RebuildAsync(bool fromState)
    {
        await SettleFeedAsync();
        var store = Get<IConsumerStore>();
        var projection = (IRebuildableConsumer)Get<IEnumerable<IFeedConsumer>>()
            .Single(one => one.Name == CustomerPurchaseProfile.Projection);
        var lease = (await store.TryAcquireAsync(projection.Name, "test", TimeSpan.FromHours(1), Cancel))!;
        await projection.BeginRebuildAsync(lease, Cancel);
        if (fromState)
        {
            await projection.BuildFromStateAsync(lease, Cancel);
        }
        else
        {
            var events = (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 10_000, Cancel)).Events;
            foreach (var part in events.Where(happened => projection.Selection.Types!.Contains(happened.Type)).Chunk(40))
            {
                await projection.BuildAsync(new FeedBatch(part, lease), Cancel);
            }
        }

        await projection.CompleteRebuildAsync(lease, Cancel);
        await store.ReleaseAsync(lease, Cancel);
    }

    private static UpsertCustomerCommand With(UpsertCustomerCommand command, string field, string value) => field switch
    {
        "givenName" => command with { GivenName = value },
        "familyName" => command with { FamilyName = value },
        "companyName" => command with { CompanyName = value },
        _ => command with { DisplayName = value },
    };

    private ContactPoint[] Points() =>
        [.. Addresses.Where(_ => random.Next(2) == 0).Select(address => new ContactPoint(Channel.Email, address))];

    private ModelClaim Declared(string? value) => new(value, false, true, false, Clock.GetUtcNow());

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
