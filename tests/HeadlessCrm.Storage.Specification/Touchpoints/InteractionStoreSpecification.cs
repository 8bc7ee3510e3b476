using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Touchpoints;

/// <summary>What <see cref="IInteractionStore"/> must do.</summary>
public abstract class InteractionStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Keeps_interactions_and_lists_them_for_many_customers_at_once()
    {
        var interactions = Get<IInteractionStore>();
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");
        Interaction[] all = [.. Enumerable.Range(1, 3).Select(day => New(ana.Id, day)), New(ben.Id, 1)];
        await interactions.AppendAsync(all, Cancel);
        await interactions.AppendAsync([all[0] with { Reason = "changed" }], Cancel);

        var slices = await interactions.PageByCustomersAsync(
            [ben.Id, Guid.Empty, ana.Id],
            new() { Size = 2, Order = [new(InteractionOrderField.OccurredAt, OrderDirection.Asc)] },
            Cancel);

        Assert.Equal([all[3], null, all[0]], await interactions.GetAsync([all[3].Id, Guid.Empty, all[0].Id], Cancel));
        Assert.Equal([all[3]], slices[0].Items);
        Assert.Empty(slices[1].Items);
        Assert.Equal([all[2], all[1]], slices[2].Items);
        Assert.True(slices[2].HasNext);
        Assert.Equal([3, 1], await interactions.CountByCustomersAsync([ana.Id, ben.Id], null, Cancel));
        Assert.Equal(
            [2, 0],
            await interactions.CountByCustomersAsync(
                [ana.Id, ben.Id], Filter.Compare("occurredAt", Comparator.Lt, Start.AddDays(-1)), Cancel));
    }

    [Fact]
    public async Task Takes_many_at_once_for_many_customers()
    {
        var interactions = Get<IInteractionStore>();
        var customers = new List<Customer>();
        for (var i = 0; i < 5; i++)
        {
            customers.Add(await AddCustomerAsync($"{i}", $"Name {i}"));
        }

        Interaction[] all = [.. Enumerable.Range(0, 1_000).Select(i => New(customers[i % 5].Id, 1 + (i / 5)))];
        await interactions.AppendAsync(all[..400], Cancel);
        await interactions.AppendAsync(all, Cancel);

        Assert.Equal(all, await interactions.GetAsync([.. all.Select(met => met.Id)], Cancel));
        Assert.Equal(
            Enumerable.Repeat(200, 5),
            await interactions.CountByCustomersAsync([.. customers.Select(customer => customer.Id)], null, Cancel));
    }

    [Fact]
    public async Task Finds_interactions_in_the_order_asked()
    {
        var interactions = Get<IInteractionStore>();
        var ana = await AddCustomerAsync("1");
        Interaction[] all = [New(ana.Id, 1), New(ana.Id, 2)];
        await interactions.AppendAsync(all, Cancel);

        var found = await interactions.GetAsync([all[1].Id, Guid.Empty, all[0].Id], Cancel);

        Assert.Equal([all[1], null, all[0]], found);
        Assert.Empty(await interactions.GetAsync([], Cancel));
    }

    [Fact]
    public async Task Records_an_interaction_with_the_entry_of_its_command_or_not_at_all()
    {
        var interactions = Get<IInteractionStore>();
        var ana = await AddCustomerAsync("1");
        var entry = new IdempotencyEntry("once", "RecordInteraction", [1], [2], Start);
        var (first, second) = (New(ana.Id, 1), New(ana.Id, 2));

        Assert.True(await interactions.RecordAsync(first, ana.Id, entry, Cancel));
        Assert.False(await interactions.RecordAsync(second, ana.Id, entry, Cancel));

        Assert.Equal([first, null], await interactions.GetAsync([first.Id, second.Id], Cancel));
        var kept = await Get<IIdempotencyStore>().FindAsync("once", Cancel);
        Assert.Equal("RecordInteraction", kept?.Operation);
        await SettleFeedAsync();
        var told = await Get<IFeedStore>().ReadAsync(
            FeedPosition.Start, new FeedSelection([FeedEventType.InteractionRecorded]), 10, Cancel);
        Assert.Equal([first.Id], told.Events.Select(happened => ((InteractionRecordedPayload)happened.Payload).InteractionId));
    }

    [Fact]
    public async Task Keeps_everything_that_each_kind_says()
    {
        var interactions = Get<IInteractionStore>();
        var ana = await AddCustomerAsync("1");
        var whole = new Visit
        {
            Id = EntityId.Create(Start),
            CustomerId = ana.Id,
            Touchpoint = TouchpointKind.Sale,
            Channel = Channel.Visit,
            Reason = "test drive",
            OccurredAt = Start.AddHours(-2),
            RecordedAt = Start,
            DealerCode = "L1",
            TouchpointCode = "SHOWROOM",
            Direction = InteractionDirection.Inbound,
            Agent = "rosa",
            EndedAt = Start.AddHours(-1),
            TransactionId = EntityId.Create(Start),
            ComplaintId = EntityId.Create(Start),
            Subject = "pick-up",
            Outcome = "quote",
            Notes = "comes again",
            ProductsOfInterest = ["CAR", "INSURANCE"],
            VehiclesOfInterest = ["Accord"],
        };
        Interaction[] all =
        [
            whole,
            new Call(whole) { Id = EntityId.Create(Start), Channel = Channel.Phone, AnswerSeconds = 4, QualityScore = 90 },
            new Message(whole) { Id = EntityId.Create(Start), Channel = Channel.Email, ThreadId = "t-1" },
            new EventAttendance(whole) { Id = EntityId.Create(Start), Channel = Channel.Visit, EventCode = "FAIR" },
            new Call { Id = EntityId.Create(Start), CustomerId = ana.Id, Touchpoint = TouchpointKind.CallCentre, Channel = Channel.Social, OccurredAt = Start, RecordedAt = Start },
        ];
        await interactions.AppendAsync(all, Cancel);

        var found = await interactions.GetAsync([.. all.Select(met => met.Id)], Cancel);

        for (var i = 0; i < all.Length; i++)
        {
            Assert.Equal(all[i].ProductsOfInterest, found[i]!.ProductsOfInterest);
            Assert.Equal(all[i].VehiclesOfInterest, found[i]!.VehiclesOfInterest);
            Assert.Equal(
                all[i], found[i]! with { ProductsOfInterest = all[i].ProductsOfInterest, VehiclesOfInterest = all[i].VehiclesOfInterest });
        }

        foreach (var kind in Enum.GetValues<InteractionKind>())
        {
            var where = Filter.Compare("kind", Comparator.Eq, kind);
            Assert.Equal(all.Count(met => met.Kind == kind), (await interactions.CountByCustomersAsync([ana.Id], where, Cancel))[0]);
        }
    }

    [Fact]
    public async Task The_capture_rate_counts_what_a_loop_counts()
    {
        var interactions = Get<IInteractionStore>();
        var known = await UpsertCustomer.ExecuteAsync(
            new() { DisplayName = "Known", ContactPoints = [new(Channel.Email, "a@x.pe")] }, Cancel);
        var unknown = await AddCustomerAsync("1");
        var random = new Random(3);
        var all = new List<Interaction>();
        for (var i = 0; i < 60; i++)
        {
            all.Add(new Visit
            {
                Id = EntityId.Create(Start),
                CustomerId = random.Next(2) == 0 ? known.Customer!.Id : unknown.Id,
                Touchpoint = TouchpointKind.Sale,
                Channel = random.Next(3) == 0 ? Channel.Phone : Channel.Visit,
                Reason = random.Next(2) == 0 ? "looks" : null,
                OccurredAt = Start.AddDays(-random.Next(1, 20)),
                RecordedAt = Start,
                DealerCode = random.Next(2) == 0 ? "L1" : null,
            });
        }

        all = [.. all.Select(met => met.Channel == Channel.Phone ? new Call(met) { AnswerSeconds = random.Next(9), QualityScore = random.Next(2) == 0 ? null : 80 } : met)];
        await interactions.AppendAsync(all, Cancel);
        WalkIn[] walkIns = [NewWalkIn("L1", 5), NewWalkIn(null, 5), NewWalkIn("L1", 15)];
        foreach (var walkIn in walkIns)
        {
            Assert.True(await interactions.RecordWalkInAsync(walkIn, new(walkIn.Id.ToString(), "x", [1], [2], Start), Cancel));
        }

        Assert.False(await interactions.RecordWalkInAsync(NewWalkIn(null, 5), new(walkIns[0].Id.ToString(), "x", [1], [2], Start), Cancel));
        var (from, until) = (Start.AddDays(-10), Start.AddDays(-2));
        foreach (var dealer in new[] { null, "L1", "L2" })
        {
            var within = all.Where(met => met.OccurredAt >= from && met.OccurredAt < until && (dealer is null || met.DealerCode == dealer)).ToList();
            var visits = within.Where(met => met.Kind == InteractionKind.Visit).ToList();
            var strangers = walkIns.Count(one => one.OccurredAt >= from && one.OccurredAt < until && (dealer is null || one.DealerCode == dealer));
            Assert.Equal(
                new CaptureRate(from, until, visits.Count + strangers, visits.Count(met => met.Reason is not null && met.CustomerId == known.Customer!.Id)),
                await interactions.GetCaptureRateAsync(from, until, dealer, Cancel));
            Assert.Equal(
                within.OfType<Call>().GroupBy(call => call.DealerCode).OrderBy(calls => calls.Key, StringComparer.Ordinal)
                    .Select(calls => new CallQuality(
                        calls.Key,
                        calls.Count(),
                        calls.Count(),
                        calls.Sum(call => (long)call.AnswerSeconds!),
                        calls.Count(call => call.QualityScore is not null),
                        calls.Sum(call => (long?)call.QualityScore ?? 0))),
                await interactions.GetCallQualityAsync(from, until, dealer, Cancel));
        }
    }

    private static WalkIn NewWalkIn(string? dealerCode, int day) => new()
    {
        Id = EntityId.Create(Start),
        Touchpoint = TouchpointKind.Sale,
        DealerCode = dealerCode,
        OccurredAt = Start.AddDays(-day),
        RecordedAt = Start,
    };

    private static Visit New(Guid customerId, int day) => new()
    {
        Id = EntityId.Create(Start),
        CustomerId = customerId,
        Touchpoint = TouchpointKind.Workshop,
        Channel = Channel.Visit,
        Reason = day == 1 ? null : "service",
        OccurredAt = Start.AddDays(-day),
        RecordedAt = Start,
        DealerCode = "L1",
    };
}
