namespace HeadlessCrm.GraphQL.AspNetCore.Http.Documents;

/// <summary>
/// Documents that clients stored by their hash (automatic persisted queries): a way to send less, not a list of what is
/// trusted. Bounded by bytes; the least recently used leave first.
/// </summary>
internal sealed class PersistedQueryCache(int maxBytes)
{
    /// <summary>What an entry costs beside its text, roughly: two nodes, the key, the array's header.</summary>
    private const int EntryOverhead = 300;

    private readonly Dictionary<string, LinkedListNode<Entry>> byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> recent = new();
    private readonly Lock access = new();
    private long bytes;

    public int Count
    {
        get
        {
            lock (access)
            {
                return byHash.Count;
            }
        }
    }

    public byte[]? Find(string hash)
    {
        lock (access)
        {
            if (!byHash.TryGetValue(hash, out var node))
            {
                return null;
            }

            recent.Remove(node);
            recent.AddFirst(node);
            return node.Value.Text;
        }
    }

    public void Add(string hash, byte[] text)
    {
        lock (access)
        {
            if (text.Length + EntryOverhead > maxBytes || byHash.ContainsKey(hash))
            {
                return;
            }

            byHash[hash] = recent.AddFirst(new Entry(hash, text));
            bytes += text.Length + EntryOverhead;
            while (bytes > maxBytes)
            {
                var oldest = recent.Last!.Value;
                recent.RemoveLast();
                byHash.Remove(oldest.Hash);
                bytes -= oldest.Text.Length + EntryOverhead;
            }
        }
    }

    private sealed record Entry(string Hash, byte[] Text);
}
