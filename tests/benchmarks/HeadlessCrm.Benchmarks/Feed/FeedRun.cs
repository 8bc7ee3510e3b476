using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Feed;

/// <summary>The feed on each store: what telling it costs a write, and how fast the log is read again.</summary>
internal sealed class FeedRun(int rounds, bool isQuick, string provenance)
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder("### feed: writes with and without it, and its replay\n\n");
        text.Append(provenance).Append("; one writer, each write its own durable commit (visit, idempotency key, event); without: the same write but for the event\n\n");
        var costs = new List<(string Store, FeedCost Cost)>();
        foreach (var create in StoreUnderTest.All)
        {
            await using var store = create();
            var cost = await OwnProcess.MeasureAsync<FeedCost>(
                ["feed", store.Provider, store.ConnectionString, $"{rounds}", isQuick ? "100000" : "1000000"],
                null,
                cancellationToken);
            costs.Add((store.Name, cost));
        }

        text.Append("| store | writes/s with | writes/s without | with ÷ without | CPU µs/write with | CPU µs/write without |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (store, cost) in costs)
        {
            // Rounded down, so that a missed aim is not rounded into a met one.
            var share = Figures.Median(cost.WritesPerSecond.Zip(cost.SilentWritesPerSecond, (with, without) => with / without));
            text.Append(CultureInfo.InvariantCulture, $"| {store} | {Figures.Median(cost.WritesPerSecond):N0} | {Figures.Median(cost.SilentWritesPerSecond):N0} ")
                .Append(CultureInfo.InvariantCulture, $"| {Math.Floor(share * 100) / 100:0.00}× | {Figures.Median(cost.WriteMicroseconds):N0} | {Figures.Median(cost.SilentWriteMicroseconds):N0} |\n");
        }

        text.Append("\n| store | events in the log | replayed events/s |\n|---|---:|---:|\n");
        foreach (var (store, cost) in costs)
        {
            foreach (var (events, rate) in cost.ReplayedPerSecond)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {store} | {events:N0} | {rate:N0} |\n");
            }
        }

        return text.ToString();
    }
}
