using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace HeadlessCrm.Chaos.Tests.Subscribers;

/// <summary>All subscribers: real clients of both transports in one Node.js process, and the record of what each of them got.</summary>
internal sealed class SubscriberFleet : IAsyncDisposable
{
    private readonly Process process;
    private readonly StreamWriter log;
    private readonly Task reading;
    private readonly Lock gate = new();
    private readonly List<SubscriberRecord> records;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> events = [];
    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);
    private long delivered;

    private SubscriberFleet(Process process, StreamWriter log, IReadOnlyList<SubscriberSpecification> specifications)
    {
        this.process = process;
        this.log = log;
        records = [.. specifications.Select(specification => new SubscriberRecord(specification))];
        process.ErrorDataReceived += (_, line) => TakeFault(line.Data);
        process.BeginErrorReadLine();
        reading = Task.Run(ReadAsync);
    }

    /// <summary>How many events all of them got.</summary>
    public long Delivered => Volatile.Read(ref delivered);

    /// <summary>Starts them.</summary>
    public static async Task<SubscriberFleet> StartAsync(
        DirectoryInfo folder, Uri endpoint, IReadOnlyList<SubscriberSpecification> specifications, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.FullName, "subscribers.json");
        var content = new
        {
            ws = new UriBuilder(endpoint) { Scheme = "ws" }.Uri,
            http = endpoint,
            subscribers = specifications.Select(one => new
            {
                client = one.Client,
                query = one.Query,
                variables = new { after = one.After, customerId = one.CustomerId },
            }),
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(content), cancellationToken);
        var start = new ProcessStartInfo(Needs.Node())
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Needs.NpmPackages(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Subscribers", "subscribers.mjs"));
        start.ArgumentList.Add(file);
        var log = new StreamWriter(Path.Combine(folder.FullName, "subscribers.log"));
        return new SubscriberFleet(Process.Start(start)!, log, specifications);
    }

    /// <summary>Whether all of them have been subscribed.</summary>
    public bool AreAllConnected()
    {
        lock (gate)
        {
            return records.TrueForAll(record => record.WasConnected);
        }
    }

    /// <summary>Cuts the sockets of a part of them.</summary>
    public async Task CutAsync(double fraction)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"cut {fraction}"));
        await process.StandardInput.FlushAsync();
    }

    /// <summary>How often a subscription has ended for a reason that begins so.</summary>
    public int CountEnded(string reason)
    {
        lock (gate)
        {
            return reasons.Where(counted => counted.Key.StartsWith(reason, StringComparison.Ordinal)).Sum(counted => counted.Value);
        }
    }

    /// <summary>Looks at the records while nothing is added to them.</summary>
    /// <param name="look">Is given the records and, by their numbers, the events as the subscribers got them.</param>
    public TResult Look<TResult>(Func<IReadOnlyList<SubscriberRecord>, IReadOnlyList<string>, TResult> look)
    {
        lock (gate)
        {
            return look(records, events);
        }
    }

    /// <summary>Whatever should not have happened to any of them: refusals for good, errors of the script.</summary>
    public IReadOnlyList<string> Faults()
    {
        lock (gate)
        {
            return process.HasExited ? [.. faults, "The subscribers' process has ended by itself."] : [.. faults];
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input ends it.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
        await log.DisposeAsync();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (gate)
            {
                Take(line);
            }
        }
    }

    private void Take(string line)
    {
        var space = line.IndexOf(' ', 2);
        var subscriber = int.Parse(space < 0 ? line.AsSpan(2) : line.AsSpan(2, space - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var rest = space < 0 ? string.Empty : line[(space + 1)..];
        switch (line[0])
        {
            case 'e':
                records[subscriber].Got(NumberOf(rest));
                delivered++;
                break;
            case 'c':
                records[subscriber].Connected();
                break;
            case 'r':
                records[subscriber].Disconnected();
                reasons[rest] = reasons.GetValueOrDefault(rest) + 1;
                log.WriteLine(line);
                break;
            default:
                log.WriteLine(line);
                faults.Add($"Subscriber {line[2..]}");
                break;
        }
    }

    private int NumberOf(string happened)
    {
        if (!numbers.TryGetValue(happened, out var number))
        {
            number = events.Count;
            numbers.Add(happened, number);
            events.Add(happened);
        }

        return number;
    }

    private void TakeFault(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (gate)
        {
            log.WriteLine(line);
            faults.Add($"The subscribers' process: {line}");
        }
    }
}
