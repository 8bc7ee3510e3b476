namespace HeadlessCrm.GraphQL.Response;

/// <summary>One step of a response path: a response key, or an index when the key is null.</summary>
/// <param name="Key">The response key, or null.</param>
/// <param name="Index">The list index when there is no key.</param>
public readonly record struct PathSegment(string? Key, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => Key ?? Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The path of the value being written: a stack, copied only when something must remember it.</summary>
internal sealed class ResponsePath
{
    private PathSegment[] segments = new PathSegment[32];

    public int Depth { get; private set; }

    public void Push(string key)
    {
        EnsureRoom();
        segments[Depth++] = new PathSegment(key, 0);
    }

    public void PushIndex()
    {
        EnsureRoom();
        segments[Depth++] = new PathSegment(null, 0);
    }

    public void SetIndex(int index) => segments[Depth - 1] = new PathSegment(null, index);

    public void Pop() => Depth--;

    public void Reset(ReadOnlySpan<PathSegment> prefix)
    {
        Depth = 0;
        foreach (var segment in prefix)
        {
            EnsureRoom();
            segments[Depth++] = segment;
        }
    }

    public void TruncateTo(int depth) => Depth = depth;

    public PathSegment[] ToArray() => segments.AsSpan(0, Depth).ToArray();

    public PathSegment[] ToArray(string lastKey) => [.. segments.AsSpan(0, Depth), new PathSegment(lastKey, 0)];

    private void EnsureRoom()
    {
        if (Depth == segments.Length)
        {
            Array.Resize(ref segments, segments.Length * 2);
        }
    }
}
