namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>The selection sets of a merged set, whatever their order, by number.</summary>
internal readonly struct MergedSetKey : IEquatable<MergedSetKey>
{
    private readonly int[] ids;
    private readonly int hash;

    public MergedSetKey(int[] ids)
    {
        Array.Sort(ids);
        this.ids = ids;
        hash = ids.Length;
        foreach (var id in ids)
        {
            hash = unchecked((hash * 31) + id);
        }
    }

    public bool Equals(MergedSetKey other)
    {
        if (hash != other.hash || ids.Length != other.ids.Length)
        {
            return false;
        }

        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != other.ids[i])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is MergedSetKey other && Equals(other);

    public override int GetHashCode() => hash;
}
