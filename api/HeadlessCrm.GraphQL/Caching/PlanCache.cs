using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Caching;

/// <summary>
/// Compiled operations by their document. Bounded by an estimate of their memory; the ones not used since the last sweep
/// leave first. A document is compiled once even when many requests bring it at the same time; what does not compile is
/// never kept.
/// </summary>
internal sealed class PlanCache(long maxBytes)
{
    private readonly ConcurrentDictionary<DocumentKey, Entry> entries = new(DocumentKeyComparer.Instance);
    private readonly ConcurrentDictionary<DocumentKey, Lazy<Compilation>> compiling = new(DocumentKeyComparer.Instance);
    private readonly Lock sweep = new();
    private long bytes;

    public int Count => entries.Count;

    public long Bytes => Interlocked.Read(ref bytes);

    public OperationPlan? Find(DocumentKeySpan key)
    {
        if (!entries.GetAlternateLookup<DocumentKeySpan>().TryGetValue(key, out var entry))
        {
            return null;
        }

        if (!entry.IsUsed)
        {
            entry.IsUsed = true;
        }

        return entry.Plan;
    }

    /// <summary>The compilation of a document, shared with whoever asks for it at the same time.</summary>
    public Compilation Compile(DocumentKey key, Func<Compilation> compile)
    {
        var shared = compiling.GetOrAdd(key, static (_, work) => new Lazy<Compilation>(work), compile);
        try
        {
            var compilation = shared.Value;
            if (compilation.Plan is { } plan)
            {
                Keep(key, plan);
            }

            return compilation;
        }
        finally
        {
            compiling.TryRemove(key, out _);
        }
    }

    private void Keep(DocumentKey key, OperationPlan plan)
    {
        if (plan.Size > maxBytes || !entries.TryAdd(key, new Entry(plan)))
        {
            return;
        }

        if (Interlocked.Add(ref bytes, plan.Size) > maxBytes)
        {
            Sweep();
        }
    }

    private void Sweep()
    {
        lock (sweep)
        {
            // Second chance: whoever was used since the last sweep stays this time, unless that frees too little.
            for (var round = 0; round < 2 && Bytes > maxBytes * 3 / 4; round++)
            {
                foreach (var (key, entry) in entries)
                {
                    if (Bytes <= maxBytes * 3 / 4)
                    {
                        return;
                    }

                    if (entry.IsUsed)
                    {
                        entry.IsUsed = false;
                    }
                    else if (entries.TryRemove(key, out var removed))
                    {
                        Interlocked.Add(ref bytes, -removed.Plan.Size);
                    }
                }
            }
        }
    }

    private sealed class Entry(OperationPlan plan)
    {
        private volatile bool isUsed;

        public OperationPlan Plan { get; } = plan;

        public bool IsUsed
        {
            get => isUsed;
            set => isUsed = value;
        }
    }
}
