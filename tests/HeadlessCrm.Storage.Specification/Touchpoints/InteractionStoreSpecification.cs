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

    private static Interaction New(Guid customerId, int day) => new()
    {
        Id = EntityId.Create(Start),
        CustomerId = customerId,
        Touchpoint = Touchpoint.Workshop,
        Channel = Channel.Visit,
        Reason = day == 1 ? null : "service",
        OccurredAt = Start.AddDays(-day),
        RecordedAt = Start,
        DealerCode = "L1",
    };
}
