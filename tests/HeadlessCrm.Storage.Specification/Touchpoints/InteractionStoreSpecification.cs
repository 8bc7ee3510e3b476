using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
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
