using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers.Reachability;

/// <summary>What <see cref="IDeliverabilityStore"/> must do.</summary>
public abstract class DeliverabilityStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly ContactAddress Rosa = ContactAddress.Of(new ContactPoint(Channel.Email, "rosa@example.org"));
    private static readonly ContactAddress Luis = ContactAddress.Of(new ContactPoint(Channel.Email, "luis@example.org"));

    private IDeliverabilityStore Store => Get<IDeliverabilityStore>();

    [Fact]
    public async Task The_latest_report_counts_in_whatever_order_they_come()
    {
        Assert.Equal([null, null], await Store.GetAsync([Rosa, Luis], Cancel));
        var bounced = new DeliverabilityState(Deliverability.Bounced, Start, "452 4.2.2");
        var arrived = new DeliverabilityState(Deliverability.Deliverable, Start.AddDays(1), null);

        Assert.True(await Store.ReportAsync(Rosa, arrived, null, Cancel));
        Assert.True(await Store.ReportAsync(Rosa, bounced, null, Cancel));
        Assert.True(await Store.ReportAsync(Luis, bounced, null, Cancel));

        Assert.Equal([bounced, arrived, bounced], await Store.GetAsync([Luis, Rosa, Luis], Cancel));
        var again = arrived with { State = Deliverability.OptedOut };
        await Store.ReportAsync(Rosa, again, null, Cancel);
        Assert.Equal([again], await Store.GetAsync([Rosa], Cancel));
    }

    [Fact]
    public async Task A_key_is_used_once()
    {
        var entry = new IdempotencyEntry("key", "Report", [1], [2], Start);
        Assert.True(await Store.ReportAsync(Rosa, new(Deliverability.Invalid, Start, null), entry, Cancel));

        Assert.False(await Store.ReportAsync(Luis, new(Deliverability.Invalid, Start, null), entry, Cancel));

        Assert.Equal([null], await Store.GetAsync([Luis], Cancel));
    }
}
