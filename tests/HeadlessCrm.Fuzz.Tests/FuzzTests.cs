using System.Globalization;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>
/// Sends damaged documents, envelopes and frames to a real server. The bounded form runs with the other tests;
/// <c>tests/fuzz/run --count N</c> runs it for as long as one likes.
/// </summary>
public sealed class FuzzTests
{
    private const int BoundedCount = 20_000;
    private const int Workers = 4;
    private const double MaxGrowthMegabytes = 48;

    [Fact]
    public async Task No_input_makes_the_server_fault_or_grow()
    {
        var count = Setting("HEADLESSCRM_FUZZ_COUNT", BoundedCount);
        var seed = Setting("HEADLESSCRM_FUZZ_SEED", 1);
        await using var server = await FuzzServer.StartAsync();
        var run = new FuzzRun(server, count, seed);

        // The first tenth fills caches and pools; growth is what comes after.
        await run.SendAsync(count / 10, Workers);
        var before = Memory();
        await run.SendAsync(count, Workers);
        var growth = Math.Max(0, (Memory() - before) / (1024.0 * 1024.0));

        using var http = new HttpFuzz(server.Address);
        Assert.True(await http.IsWellAsync(), "The server no longer answers a plain query.");
        var report = string.Create(
            CultureInfo.InvariantCulture, $"inputs {run.Inputs}, faults {run.Faults.Count}, growth {growth:0.0} MB");
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        if (Environment.GetEnvironmentVariable("HEADLESSCRM_FUZZ_REPORT") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, [.. run.Faults.Take(100), report]);
        }

        Assert.True(run.Faults.Count == 0, $"{report}\n{string.Join('\n', run.Faults.Take(5))}");
        Assert.True(growth < MaxGrowthMegabytes, report);
    }

    private static double Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

/// <summary>Sends inputs by number, so that the seed and the number of one tell what it was.</summary>
internal sealed class FuzzRun(FuzzServer server, int count, int seed)
{
    /// <summary>A session brings a dozen frames, so about a third of all inputs are frames.</summary>
    private const int SessionEvery = 25;

    private readonly System.Collections.Concurrent.ConcurrentQueue<string> faults = new();
    private int inputs;
    private int next;

    public int Inputs => inputs;

    public IReadOnlyCollection<string> Faults => [.. faults, .. server.Log.Faults];

    /// <summary>Sends inputs until so many are sent altogether.</summary>
    public async Task SendAsync(int until, int workers) =>
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(Math.Min(until, count)))));

    private async Task WorkAsync(int until)
    {
        using var http = new HttpFuzz(server.Address);
        var webSocket = new WebSocketFuzz(server.Address);
        while (true)
        {
            var number = Interlocked.Increment(ref next);
            var isSession = number % SessionEvery == 0;
            var allowed = Reserve(isSession ? WebSocketFuzz.MaxInputs : 1, until);
            if (allowed == 0)
            {
                return;
            }

            var random = new SeededRandom(((long)seed << 32) + number);
            try
            {
                var (sent, fault) = isSession ? await webSocket.RunSessionAsync(random, allowed) : (1, await http.SendAsync(random));
                Interlocked.Add(ref inputs, sent - allowed);
                if (fault is not null)
                {
                    faults.Enqueue($"input {number}: {fault}");
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                faults.Enqueue($"input {number}: {fault.Message}");
            }
        }
    }

    /// <summary>Counts inputs before they are sent, so that not one too many is; a session that ends early gives some back.</summary>
    private int Reserve(int wanted, int until)
    {
        while (true)
        {
            var before = Volatile.Read(ref inputs);
            var granted = Math.Min(wanted, until - before);
            if (granted <= 0)
            {
                return 0;
            }

            if (Interlocked.CompareExchange(ref inputs, before + granted, before) == before)
            {
                return granted;
            }
        }
    }
}
