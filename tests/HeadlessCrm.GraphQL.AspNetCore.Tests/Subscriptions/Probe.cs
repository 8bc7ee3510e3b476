using System.Collections.Concurrent;
using System.Threading.Channels;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Counts what sources do, and feeds those that wait for events.</summary>
internal sealed class Probe
{
    private readonly ConcurrentDictionary<Channel<int>, byte> subscribers = new();
    private int active;
    private int started;
    private int pulled;

    /// <summary>Sources that run now.</summary>
    public int Active => Volatile.Read(ref active);

    /// <summary>Sources that ever began.</summary>
    public int Started => Volatile.Read(ref started);

    /// <summary>Events that were taken from the flood, or handed over of those that were published.</summary>
    public int Pulled => Volatile.Read(ref pulled);

    /// <summary>Scopes that were disposed.</summary>
    public ConcurrentBag<string> DisposedScopes { get; } = [];

    public IDisposable Begin()
    {
        Interlocked.Increment(ref active);
        Interlocked.Increment(ref started);
        return new Ending(this);
    }

    public void Pull() => Interlocked.Increment(ref pulled);

    public void Publish(int value)
    {
        foreach (var (subscriber, _) in subscribers)
        {
            subscriber.Writer.TryWrite(value);
        }
    }

    public Channel<int> Subscribe()
    {
        var channel = Channel.CreateUnbounded<int>();
        subscribers.TryAdd(channel, 0);
        return channel;
    }

    public void Unsubscribe(Channel<int> channel) => subscribers.TryRemove(channel, out _);

    /// <summary>Waits until something is so; fails after a time in which it must have become so.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var round = 0; round < 30_000; round++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.Fail($"This never came true: {what}.");
    }

    private sealed class Ending(Probe probe) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref probe.active);
    }
}
