namespace HeadlessCrm.Chaos.Tests.Writers;

/// <summary>The customers that were made so far; all writers write of all of them.</summary>
internal sealed class CustomerPool
{
    private readonly List<string> ids = [];

    public void Add(string id)
    {
        lock (ids)
        {
            ids.Add(id);
        }
    }

    /// <summary>Half of the time one of the first few, of whom several writers write at the same time.</summary>
    public string Pick(Random random)
    {
        lock (ids)
        {
            return ids[random.Next(random.Next(2) == 0 ? Math.Min(8, ids.Count) : ids.Count)];
        }
    }

    public string[] ToArray()
    {
        lock (ids)
        {
            return [.. ids];
        }
    }
}
