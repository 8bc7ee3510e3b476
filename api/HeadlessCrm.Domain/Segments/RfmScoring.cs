using System.Collections.Concurrent;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Segments;

/// <summary>
/// Scores customers by recency, frequency and money as of any moment.
/// </summary>
/// <remarks>
/// The thresholds of a moment take one pass over the transactions; they are kept for as long as no transaction changes.
/// Scores then need only the figures of the customers asked for. Register one instance for the life of the program.
/// </remarks>
public sealed class RfmScoring(IPurchaseFactsStore store) : IDisposable
{
    private const int MaxKept = 32;

    private readonly ConcurrentDictionary<DateTimeOffset, Kept> kept = new();
    private readonly SemaphoreSlim computing = new(1, 1);

    /// <summary>The limits between the fifths as of a moment; null when nobody had bought by then.</summary>
    public async Task<RfmThresholds?> GetThresholdsAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        asOf = asOf.ToUniversalTime();
        var version = await store.GetVersionAsync(cancellationToken);
        if (kept.TryGetValue(asOf, out var known) && known.Version == version)
        {
            return known.Thresholds;
        }

        // One computation at a time: many callers asking for the same moment after a change wait for the first.
        await computing.WaitAsync(cancellationToken);
        try
        {
            if (kept.TryGetValue(asOf, out known) && known.Version == version)
            {
                return known.Thresholds;
            }

            return await ComputeAsync(asOf, version, cancellationToken);
        }
        finally
        {
            computing.Release();
        }
    }

    /// <summary>The scores of these customers; null where one had not bought by then.</summary>
    public async Task<IReadOnlyList<Rfm?>> ScoreAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var scores = new Rfm?[customerIds.Count];
        if (await GetThresholdsAsync(asOf, cancellationToken) is not { } thresholds)
        {
            return scores;
        }

        var facts = await store.GetAsync(customerIds, asOf, cancellationToken);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = facts[i] is { } own ? RfmQuintiles.Score(own, thresholds) : null;
        }

        return scores;
    }

    /// <inheritdoc/>
    public void Dispose() => computing.Dispose();

    private async Task<RfmThresholds?> ComputeAsync(
        DateTimeOffset asOf, long version, CancellationToken cancellationToken)
    {
        var currency = await store.GetReportingCurrencyAsync(cancellationToken);
        var facts = await store.GetAllAsync(asOf, cancellationToken);
        var thresholds = RfmQuintiles.Thresholds(facts, asOf, currency);
        if (kept.Count >= MaxKept)
        {
            kept.Clear();
        }

        // The version was read before the facts: should a write have come between, the next caller computes again.
        kept[asOf] = new Kept(version, thresholds);
        return thresholds;
    }

    private sealed record Kept(long Version, RfmThresholds? Thresholds);
}
