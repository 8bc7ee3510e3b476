using System.Numerics;
using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Feed.Live;

/// <summary>
/// The latest events, as many as fit; each new one takes the place of the oldest. One thread writes, any number reads
/// without a lock: a reader that asks for what is gone is told so, and reads the log instead.
/// </summary>
internal sealed class LatestEvents
{
    private readonly TailEntry?[] ring;
    private TailEntry last;

    /// <summary>Room for <paramref name="count"/> events (rounded up to a power of two) after a place.</summary>
    public LatestEvents(int count, FeedPosition start)
    {
        ring = new TailEntry?[BitOperations.RoundUpToPowerOf2((uint)count)];
        last = new TailEntry(0, null, start, start);
    }

    /// <summary>The latest event, or the place where reading began.</summary>
    public TailEntry Last => Volatile.Read(ref last);

    /// <summary>The place after which every event is here.</summary>
    public FeedPosition Floor
    {
        get
        {
            var end = Last;
            for (var sequence = Math.Max(1, end.Sequence - ring.Length + 1); sequence <= end.Sequence; sequence++)
            {
                if (Find(sequence) is { } oldest)
                {
                    return oldest.Before;
                }
            }

            return end.Position;
        }
    }

    /// <summary>The event of a number; null when it is gone, or not there yet.</summary>
    public TailEntry? Find(long sequence) =>
        Volatile.Read(ref ring[sequence & (ring.Length - 1)]) is { } entry && entry.Sequence == sequence ? entry : null;

    /// <summary>Adds an event.</summary>
    public TailEntry Add(FeedEntry happened)
    {
        var before = last;
        var entry = new TailEntry(before.Sequence + 1, happened, happened.Event.Position, before.Position);
        Volatile.Write(ref ring[entry.Sequence & (ring.Length - 1)], entry);
        Volatile.Write(ref last, entry);
        return entry;
    }

    /// <summary>Forgets everything: what lies between the last event and a place could not be read.</summary>
    public void Skip(FeedPosition to)
    {
        Array.Clear(ring);
        Volatile.Write(ref last, new TailEntry(last.Sequence + 1, null, to, to));
    }

    /// <summary>The number of the first event after a place; false when events after it may be gone.</summary>
    public bool TryFindAfter(FeedPosition position, out long sequence)
    {
        var end = Last;
        sequence = end.Sequence + 1;
        if (position >= end.Position)
        {
            // The node may not have read this far yet; what it reads on the way there is passed over by its place.
            return true;
        }

        var low = Math.Max(1, end.Sequence - ring.Length + 1);
        var high = end.Sequence;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);

            // What is gone is older than what is here.
            if (Find(middle) is { } entry && entry.Position > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        sequence = low;
        return Find(low) is { } found && found.Before <= position;
    }
}
