namespace HeadlessCrm.Benchmarks.Measuring;

/// <summary>One round of one target, per request unless said otherwise.</summary>
/// <param name="CpuMicroseconds">Processor time of the server's process.</param>
/// <param name="AllocatedBytes">Bytes that the server allocated; null where its runtime does not say.</param>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="P50Microseconds">The latency that half of the requests did not exceed.</param>
/// <param name="P99Microseconds">The latency that 99 of 100 requests did not exceed.</param>
/// <param name="Gen0">Collections in the round.</param>
/// <param name="Gen1">Collections of generation 1 and above in the round.</param>
/// <param name="Gen2">Collections of generation 2 in the round.</param>
internal sealed record Sample(
    double CpuMicroseconds,
    double? AllocatedBytes,
    double PerSecond,
    double P50Microseconds,
    double P99Microseconds,
    int Gen0,
    int Gen1,
    int Gen2);
