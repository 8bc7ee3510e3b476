using System.Diagnostics;
using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Load;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>Many subscribers on one server: what an event costs, and what a subscriber does while nothing happens.</summary>
internal sealed class SubscriptionRun(int subscribers, int rounds, string provenance)
{
    private const string Query = "subscription Notices { notices { number text at } }";
    private const int EventsPerRound = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Measures the engine and the broadcaster in turn, each in a process of its own so that memory can be told apart.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var engine = await MeasureAsync(isEngine: true, cancellationToken);
        var bare = await MeasureAsync(isEngine: false, cancellationToken);
        if (engine.Message != bare.Message)
        {
            throw new InvalidOperationException($"The engine sends {engine.Message} where the broadcaster sends {bare.Message}.");
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### subscriptions: {subscribers:N0} WebSocket subscribers\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{engine.Message.Length} bytes per message, {EventsPerRound} events to everybody per round; {provenance}\n\n");
        text.Append("| target | CPU µs/delivery | deliveries/s | allocated B/delivery | heap KB/subscriber | memory KB/subscriber |\n|---|---:|---:|---:|---:|---:|\n");
        Row(text, "engine", engine);
        Row(text, "bare WebSocket broadcaster", bare);
        text.Append(CultureInfo.InvariantCulture, $"\nThe engine's CPU per delivery is {Figures.Ratio(engine.Cpu / bare.Cpu)} of the broadcaster's.\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, Outcome outcome) => text.Append(
        CultureInfo.InvariantCulture,
        $"| {name} | {outcome.Cpu:0.00} | {outcome.PerSecond:N0} | {outcome.Allocated:N0} | {outcome.HeapKilobytes:0.0} | {outcome.MemoryKilobytes:0.0} |\n");

    private async Task<Outcome> MeasureAsync(bool isEngine, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartSelfAsync(["serve"], cancellationToken);
        using var control = new HttpClient { BaseAddress = server.Address };
        var clients = new List<Subscriber>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // The first subscriber pays for what all of them share.
            await ConnectAsync(1);
            var empty = await ProcessState.CollectedAsync(control, cancellationToken);
            await ConnectAsync(subscribers);
            var full = await ProcessState.CollectedAsync(control, cancellationToken);
            var counting = Task.WhenAll(clients.Select(client => client.ListenAsync(ending.Token)));
            var outcome = await DeliverAsync(clients, control, counting, cancellationToken);
            return outcome with
            {
                HeapKilobytes = (full.HeapBytes - empty.HeapBytes) / 1024d / (subscribers - 1),
                MemoryKilobytes = (full.MemoryBytes - empty.MemoryBytes) / 1024d / (subscribers - 1),
                Message = Encoding.UTF8.GetString(clients[0].First),
            };
        }
        finally
        {
            await ending.CancelAsync();
            clients.ForEach(client => client.Dispose());
        }

        Task ConnectAsync(int wanted) => Subscriber.ConnectAsync(
            clients, wanted, () => new(Query, "/hand/notices"), isEngine, control, "/control/listeners", cancellationToken);
    }

    private async Task<Outcome> DeliverAsync(
        List<Subscriber> clients, HttpClient control, Task counting, CancellationToken cancellationToken)
    {
        var samples = new List<(double Cpu, double PerSecond, double Allocated)>();
        var expected = 0L;
        for (var round = 0; round < rounds + 3; round++)
        {
            var before = await ProcessState.OfAsync(control, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            using var response = await control.GetAsync(new Uri($"/control/publish/{EventsPerRound}", UriKind.Relative), cancellationToken);
            expected += (long)EventsPerRound * clients.Count;
            while (clients.Sum(client => (long)client.Received) < expected)
            {
                if (counting.IsFaulted || Stopwatch.GetElapsedTime(started) > Patience)
                {
                    await counting.WaitAsync(TimeSpan.Zero, cancellationToken);
                }

                await Task.Delay(2, cancellationToken);
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            var after = await ProcessState.OfAsync(control, cancellationToken);
            var deliveries = (double)EventsPerRound * clients.Count;
            samples.Add((
                (after.CpuMicroseconds - before.CpuMicroseconds) / deliveries,
                deliveries / elapsed.TotalSeconds,
                (after.AllocatedBytes - before.AllocatedBytes) / deliveries));
        }

        // The first three rounds are the warm-up.
        return new Outcome(
            Figures.Median(samples.Skip(3).Select(sample => sample.Cpu)),
            Figures.Median(samples.Skip(3).Select(sample => sample.PerSecond)),
            Figures.Median(samples.Skip(3).Select(sample => sample.Allocated)));
    }

    private sealed record Outcome(double Cpu, double PerSecond, double Allocated)
    {
        public double HeapKilobytes { get; init; }

        public double MemoryKilobytes { get; init; }

        public string Message { get; init; } = string.Empty;
    }
}
