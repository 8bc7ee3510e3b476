using System.Diagnostics;
using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Load;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.FanOut;

/// <summary>
/// Events of the product's feed on their way to many subscribers of one node, against a bare broadcaster that sends the same
/// bytes to as many.
/// </summary>
internal sealed class FanOutRun(IReadOnlyList<int> sizes, int rounds, string provenance)
{
    private const string Query =
        "subscription Visits { interactionRecorded { id cursor type occurredAt recordedAt customerId touchpoint channel } }";

    private const int EventsPerRound = 20;

    // One subscriber gives one latency a round.
    private const int RepeatsForOne = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder("### fan-out: one node's subscribers to the feed, over WebSocket\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{EventsPerRound} events in one transaction, to everybody, per round; latency is from the commit of a single event to its receipt, over all subscribers; {provenance}\n\n");
        text.Append("| subscribers | target, store | deliveries/s | CPU µs/delivery | allocated B/delivery | p50 ms | p99 ms | heap KB/subscriber | memory KB/subscriber |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var size in sizes)
        {
            var outcomes = new List<(string Store, Outcome Outcome)>();
            foreach (var create in StoreUnderTest.All)
            {
                await using var store = create();
                outcomes.Add((store.Name, await MeasureAsync(store, size, isEngine: true, null, cancellationToken)));
                Row(text, size, $"product, {store.Name}", outcomes[^1].Outcome);
            }

            await using var unused = StoreUnderTest.Sqlite();
            var bare = await MeasureAsync(unused, size, isEngine: false, outcomes[0].Outcome.Message, cancellationToken);
            Row(text, size, "bare broadcaster", bare);
            foreach (var (store, engine) in outcomes.Where(_ => size > 1))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {size:N0} | product, {store} ÷ bare | {Math.Floor(100 * engine.PerSecond / bare.PerSecond) / 100:0.00}× | {Figures.Ratio(engine.Cpu / bare.Cpu)} | | | | | |\n");
            }
        }

        return text.ToString();
    }

    // What one subscriber holds is lost in what the process holds.
    private static void Row(StringBuilder text, int size, string name, Outcome outcome) => text
        .Append(CultureInfo.InvariantCulture, $"| {size:N0} | {name} | {outcome.PerSecond:N0} | {outcome.Cpu:0.00} | {outcome.Allocated:N0} | {outcome.P50:0.0} | {outcome.P99:0.0} ")
        .Append(CultureInfo.InvariantCulture, $"| {(size > 1 ? $"{outcome.HeapKilobytes:0.0} | {outcome.MemoryKilobytes:0.0}" : "|")} |\n");

    private async Task<Outcome> MeasureAsync(
        StoreUnderTest store, int size, bool isEngine, byte[]? message, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartSelfAsync(["product-serve"], cancellationToken, store.Settings);
        using var control = new HttpClient { BaseAddress = server.Address };
        var clients = new List<Subscriber>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var name = isEngine ? "engine" : "bare";
        try
        {
            if (message is not null)
            {
                using var content = new ByteArrayContent(message);
                using var taught = await control.PutAsync(new Uri("/hand/broadcast", UriKind.Relative), content, cancellationToken);
            }

            await ConnectAsync(1);
            var empty = await ProcessState.CollectedAsync(control, cancellationToken);
            await ConnectAsync(size);
            var full = await ProcessState.CollectedAsync(control, cancellationToken);
            var listening = Task.WhenAll(clients.Select(client => client.ListenAsync(ending.Token)));
            var outcome = await DeliverAsync(clients, control, name, listening, cancellationToken);
            return outcome with
            {
                HeapKilobytes = (full.HeapBytes - empty.HeapBytes) / 1024d / Math.Max(1, size - 1),
                MemoryKilobytes = (full.MemoryBytes - empty.MemoryBytes) / 1024d / Math.Max(1, size - 1),
                Message = clients[0].First,
            };
        }
        finally
        {
            await ending.CancelAsync();
            clients.ForEach(client => client.Dispose());
        }

        Task ConnectAsync(int wanted) => Subscriber.ConnectAsync(
            clients, wanted, () => new(Query, "/hand/broadcast"), isEngine, control, $"/control/readers/{name}", cancellationToken);
    }

    private async Task<Outcome> DeliverAsync(
        List<Subscriber> clients, HttpClient control, string name, Task listening, CancellationToken cancellationToken)
    {
        var samples = new List<(double Cpu, double PerSecond, double Allocated)>();
        var latencies = new List<double>();
        var expected = 0L;
        var repeats = clients.Count == 1 ? rounds * RepeatsForOne : rounds;
        for (var round = 0; round < repeats + 3; round++)
        {
            var before = await ProcessState.OfAsync(control, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            expected += EventsPerRound;
            await SendAsync(EventsPerRound);
            var last = clients.Max(client => client.LastAt);
            var after = await ProcessState.OfAsync(control, cancellationToken);
            var deliveries = (double)EventsPerRound * clients.Count;
            samples.Add((
                (after.CpuMicroseconds - before.CpuMicroseconds) / deliveries,
                deliveries / Stopwatch.GetElapsedTime(started, last).TotalSeconds,
                (after.AllocatedBytes - before.AllocatedBytes) / deliveries));

            expected++;
            var committed = await SendAsync(1);
            if (round >= 3)
            {
                latencies.AddRange(clients.Select(client => Math.Max(0, Stopwatch.GetElapsedTime(committed, client.LastAt).TotalMilliseconds)));
            }
        }

        latencies.Sort();

        // The first three rounds are the warm-up.
        return new Outcome(
            Figures.Median(samples.Skip(3).Select(sample => sample.Cpu)),
            Figures.Median(samples.Skip(3).Select(sample => sample.PerSecond)),
            Figures.Median(samples.Skip(3).Select(sample => sample.Allocated)),
            latencies[latencies.Count / 2],
            latencies[(int)(latencies.Count * 0.99)]);

        async Task<long> SendAsync(int count)
        {
            var at = long.Parse(
                await control.GetStringAsync(new Uri($"/control/send/{name}/{count}", UriKind.Relative), cancellationToken),
                CultureInfo.InvariantCulture);
            var waiting = Stopwatch.GetTimestamp();
            while (clients.Any(client => client.Received < expected))
            {
                if (listening.IsCompleted || Stopwatch.GetElapsedTime(waiting) > Patience)
                {
                    await listening.WaitAsync(TimeSpan.Zero, cancellationToken);
                }

                await Task.Delay(2, cancellationToken);
            }

            return at;
        }
    }

    private sealed record Outcome(double Cpu, double PerSecond, double Allocated, double P50, double P99)
    {
        public double HeapKilobytes { get; init; }

        public double MemoryKilobytes { get; init; }

        public byte[] Message { get; init; } = [];
    }
}
