using HeadlessCrm.Domain.Organisation;

namespace HeadlessCrm.Storage.Specification.Organisation;

/// <summary>What <see cref="IDealerStore"/> must do.</summary>
public abstract class DealerStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Keeps_dealers_by_code()
    {
        var dealers = Get<IDealerStore>();
        await dealers.SaveAsync([new Dealer("L2", "Lima Sur"), new Dealer("L1", "Lima Norte", "Lima")], Cancel);
        await dealers.SaveAsync([new Dealer("L2", "Lima Sur SAC", "Lima")], Cancel);

        var found = await dealers.FindByCodesAsync(["L2", "none", "L2"], Cancel);

        var changed = new Dealer("L2", "Lima Sur SAC", "Lima");
        Assert.Equal([changed, null, changed], found);
        Assert.Equal([new Dealer("L1", "Lima Norte", "Lima"), changed], await dealers.GetAllAsync(Cancel));
    }
}
