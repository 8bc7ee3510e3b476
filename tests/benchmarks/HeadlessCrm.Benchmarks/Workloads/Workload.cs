namespace HeadlessCrm.Benchmarks.Workloads;

/// <summary>What is asked of every target.</summary>
/// <param name="Name">The name, as <c>--only</c> takes it.</param>
/// <param name="Title">What it is, for the report.</param>
/// <param name="Body">The JSON of the GraphQL request.</param>
/// <param name="HandWrittenPath">The hand-written endpoint with the same answer.</param>
internal sealed record Workload(string Name, string Title, string Body, string HandWrittenPath)
{
    /// <summary>Whether every request brings a document that was never seen: the zeros in the body are counted up.</summary>
    public bool IsCold { get; init; }

    /// <summary>The name of the same document's cached workload.</summary>
    public string? CachedAs { get; init; }

    /// <summary>Whether the hand-written endpoint is told the engine's answer and repeats it.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The most that the engine's processor time may be, as a multiple of the hand-written endpoint's.</summary>
    public double? Aim { get; init; }
}
