using System.Collections.Concurrent;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>
/// The buckets of all clients, bounded in number. A full bucket is as good as none, so forgetting the fullest takes the
/// least away from whoever counts on it.
/// </summary>
internal sealed class ClientBudgets(double capacity, CostBudgetOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LeakyBucket> buckets = new(StringComparer.Ordinal);
    private readonly Lock sweep = new();
    private int count;

    /// <summary>How many clients are remembered.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The bucket of a client.</summary>
    public LeakyBucket Of(string client)
    {
        if (buckets.TryGetValue(client, out var known))
        {
            return known;
        }

        var made = new LeakyBucket(capacity, options.RestoreRate, time);
        var bucket = buckets.GetOrAdd(client, made);
        if (ReferenceEquals(bucket, made) && Interlocked.Increment(ref count) > options.MaxClients)
        {
            Forget(client);
        }

        return bucket;
    }

    private void Forget(string newcomer)
    {
        lock (sweep)
        {
            var excess = Count - (options.MaxClients * 9 / 10);
            if (Count <= options.MaxClients)
            {
                return;
            }

            foreach (var (client, _) in buckets.ToArray()
                .Where(entry => entry.Key != newcomer)
                .OrderByDescending(entry => entry.Value.Available)
                .Take(excess))
            {
                if (buckets.TryRemove(client, out _))
                {
                    Interlocked.Decrement(ref count);
                }
            }
        }
    }
}
