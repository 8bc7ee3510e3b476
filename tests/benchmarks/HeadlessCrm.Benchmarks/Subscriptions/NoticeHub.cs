using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>Gives every event to everybody who listens; the same for the engine and its rival.</summary>
internal sealed class NoticeHub
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private ImmutableArray<Channel<Notice>> listeners = [];

    /// <summary>How many listen.</summary>
    public int Count => listeners.Length;

    /// <summary>The events from now on.</summary>
    public async IAsyncEnumerable<Notice> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Notice>(new UnboundedChannelOptions { SingleReader = true });
        ImmutableInterlocked.Update(ref listeners, (all, added) => all.Add(added), channel);
        try
        {
            await foreach (var notice in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return notice;
            }
        }
        finally
        {
            ImmutableInterlocked.Update(ref listeners, (all, removed) => all.Remove(removed), channel);
        }
    }

    /// <summary>Gives out a number of events.</summary>
    public void Publish(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var notice = new Notice(number, "A vehicle is ready to be fetched", Start.AddSeconds(number));
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(notice);
            }
        }
    }
}
