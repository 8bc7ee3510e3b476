using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Touchpoints;

namespace HeadlessCrm.Benchmarks.Feed;

/// <summary>What the feed costs a writer and gives a reader, measured in a process of its own on one store.</summary>
internal sealed record FeedCost
{
    /// <summary>Single writes a second that tell the feed, per round.</summary>
    public required IReadOnlyList<double> WritesPerSecond { get; init; }

    /// <summary>The same writes without telling it, per round.</summary>
    public required IReadOnlyList<double> SilentWritesPerSecond { get; init; }

    /// <summary>Processor time of a write that tells the feed, in µs, per round.</summary>
    public required IReadOnlyList<double> WriteMicroseconds { get; init; }

    /// <summary>Processor time of a write that does not, in µs, per round.</summary>
    public required IReadOnlyList<double> SilentWriteMicroseconds { get; init; }

    /// <summary>Events a second that reading the whole log gives, by its length.</summary>
    public required IReadOnlyDictionary<int, double> ReplayedPerSecond { get; init; }

    private const int WritesPerRound = 500;
    private const int AppendedAtOnce = 1_000;
    private const int ReadAtOnce = 1_000;

    /// <summary>Measures; the last line of the output is the result.</summary>
    public static async Task<int> OfStoreAsync(string provider, string connectionString, int rounds, int events)
    {
        await using var services = new ServiceCollection()
            .AddEntityFrameworkStorage(options => (options.Provider, options.ConnectionString) = (provider, connectionString))
            .BuildServiceProvider();
        await services.InitializeStorageAsync();
        var customers = await AddCustomersAsync(services);
        var (told, silent) = (new List<(double PerSecond, double Cpu)>(), new List<(double PerSecond, double Cpu)>());
        for (var round = -2; round < rounds; round++)
        {
            var first = await MeasureAsync(i => TellAsync(services, customers[i % customers.Length]));
            var second = await MeasureAsync(i => WriteSilentlyAsync(services, customers[i % customers.Length]));
            if (round >= 0)
            {
                told.Add(first);
                silent.Add(second);
            }
        }

        var replayed = new Dictionary<int, double>();
        for (var size = 10_000; size <= events; size *= 10)
        {
            replayed[size] = await ReplayAsync(services, customers, size);
        }

        Console.WriteLine(JsonSerializer.Serialize(new FeedCost
        {
            WritesPerSecond = [.. told.Select(one => one.PerSecond)],
            WriteMicroseconds = [.. told.Select(one => one.Cpu)],
            SilentWritesPerSecond = [.. silent.Select(one => one.PerSecond)],
            SilentWriteMicroseconds = [.. silent.Select(one => one.Cpu)],
            ReplayedPerSecond = replayed,
        }));
        return 0;
    }

    private static async Task<Guid[]> AddCustomersAsync(IServiceProvider services)
    {
        var upsert = new UpsertCustomer(
            services.GetRequiredService<ICustomerStore>(),
            services.GetRequiredService<IGoldenRecordStore>(),
            services.GetRequiredService<IIdempotencyStore>(),
            TimeProvider.System);
        var ids = new Guid[100];
        for (var i = 0; i < ids.Length; i++)
        {
            var command = new UpsertCustomerCommand { DisplayName = $"Customer {i}" };
            ids[i] = (await upsert.ExecuteAsync(command, CancellationToken.None)).Customer!.Id;
        }

        return ids;
    }

    private static async Task<(double PerSecond, double Cpu)> MeasureAsync(Func<int, Task> write)
    {
        var before = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < WritesPerRound; i++)
        {
            await write(i);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (WritesPerRound / seconds, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / WritesPerRound);
    }

    private static async Task TellAsync(IServiceProvider services, Guid customer)
    {
        var (interaction, entry) = Keyed(customer);
        await services.GetRequiredService<IInteractionStore>().RecordAsync(interaction, customer, entry, CancellationToken.None);
    }

    // What EfInteractionStore.RecordAsync does, but for the event.
    private static async Task WriteSilentlyAsync(IServiceProvider services, Guid customer)
    {
        var database = services.GetRequiredService<CrmDatabase>();
        var (interaction, entry) = Keyed(customer);
        await database.WriteAsync(
            async (context, token) =>
            {
                await database.LockSurvivorAsync(context, customer, interaction.CustomerId, token);
                context.Add(IdempotencyRow.Of(entry));
                await context.SaveChangesAsync(token);
                await database.InsertAsync(context, InteractionRow.Bulk([interaction], id => id), token);
                return true;
            },
            conflict: false,
            CancellationToken.None);
    }

    private static (Interaction Interaction, IdempotencyEntry Entry) Keyed(Guid customer)
    {
        var interaction = WorkshopVisit.Of(customer, TimeProvider.System);
        var answer = JsonSerializer.SerializeToUtf8Bytes(interaction);
        return (interaction, new IdempotencyEntry(
            interaction.Id.ToString(), "RecordInteraction", SHA256.HashData(answer), answer, interaction.RecordedAt));
    }

    private static async Task<double> ReplayAsync(IServiceProvider services, Guid[] customers, int size)
    {
        var feed = services.GetRequiredService<IFeedStore>();
        var length = await ReadAllAsync(feed);
        while (length < size)
        {
            var count = Math.Min(AppendedAtOnce, size - length);
            await services.GetRequiredService<IInteractionStore>().AppendAsync(
                [.. Enumerable.Range(0, count).Select(i => WorkshopVisit.Of(customers[i % customers.Length], TimeProvider.System))],
                CancellationToken.None);
            length += count;
        }

        var rates = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var read = await ReadAllAsync(feed);
            rates.Add(read / Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return rates.Order().ElementAt(2);
    }

    private static async Task<int> ReadAllAsync(IFeedStore feed)
    {
        var (at, count) = (FeedPosition.Start, 0);
        while (true)
        {
            var slice = await feed.ReadAsync(at, FeedSelection.All, ReadAtOnce, CancellationToken.None);
            count += slice.Events.Count;
            at = slice.ReadTo;
            if (slice.IsEnd)
            {
                return count;
            }
        }
    }
}
