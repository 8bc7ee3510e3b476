using System.Diagnostics;
using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Benchmarks.FanOut;

/// <summary>What the measured process does when it is told to: events of the product, or messages of its rival.</summary>
internal static class FanOutControl
{
    public static void Map(WebApplication app)
    {
        var broadcast = new BareBroadcast();
        broadcast.Map(app);
        app.MapGet("/control/readers/engine", (FeedTail tail) => tail.Readers);
        app.MapGet("/control/readers/bare", () => broadcast.Count);
        app.MapGet("/control/send/bare/{count:int}", (int count) =>
        {
            broadcast.Send(count);
            return Stopwatch.GetTimestamp();
        });
        app.MapGet("/control/send/engine/{count:int}", RecordAsync);
    }

    /// <summary>Records visits in one transaction; answers when it was committed, by the clock of the machine.</summary>
    private static async Task<long> RecordAsync(
        int count, IInteractionStore store, ICustomerStore customers, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = new PageRequest<CustomerOrderField> { Size = 1 };
        var customer = (await customers.PageAsync(request, cancellationToken)).Items[0].Id;
        var visits = Enumerable.Range(0, count).Select(_ => WorkshopVisit.Of(customer, clock)).ToArray();
        await store.AppendAsync(visits, cancellationToken);
        return Stopwatch.GetTimestamp();
    }
}
