using System.Globalization;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>What was found: three counts, and the first of what they count in words.</summary>
internal sealed class Findings
{
    private const int MaxDetails = 200;

    private readonly List<string> details = [];

    /// <summary>Mutations that were answered cleanly.</summary>
    public int Acknowledged { get; set; }

    /// <summary>Events that subscribers got, each counted once per subscriber.</summary>
    public long Delivered { get; set; }

    /// <summary>Events a subscriber did not get, and effects of acknowledged mutations that are not there.</summary>
    public int MissingCount { get; private set; }

    /// <summary>Events a subscriber got twice or should not have got, and effects that are there twice.</summary>
    public int DoubledCount { get; private set; }

    /// <summary>Events of a customer that came, or lie in the feed, after later ones.</summary>
    public int OutOfOrderCount { get; private set; }

    /// <summary>Other things that must not happen, such as a refused subscription.</summary>
    public int FaultCount { get; private set; }

    public bool AreNone => MissingCount + DoubledCount + OutOfOrderCount + FaultCount == 0;

    public IReadOnlyList<string> Details => details;

    /// <summary>The line a run ends with.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"acknowledged {Acknowledged}, delivered {Delivered}, missing {MissingCount}, doubled {DoubledCount}, out of order {OutOfOrderCount}");

    public void Missing(string what, int count = 1)
    {
        MissingCount += count;
        Note($"missing: {what}");
    }

    public void Doubled(string what, int count = 1)
    {
        DoubledCount += count;
        Note($"doubled: {what}");
    }

    public void OutOfOrder(string what)
    {
        OutOfOrderCount++;
        Note($"out of order: {what}");
    }

    public void Fault(string what)
    {
        FaultCount++;
        Note($"fault: {what}");
    }

    private void Note(string detail)
    {
        if (details.Count < MaxDetails)
        {
            details.Add(detail);
        }
    }
}
