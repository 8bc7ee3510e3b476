namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>What kind of sign it is that somebody is about to buy.</summary>
public enum BuyingSignalKind
{
    /// <summary>A quote that is open.</summary>
    Quote,

    /// <summary>A lead that is neither won nor lost.</summary>
    Lead,

    /// <summary>A visit with a motive at a place where vehicles are sold, quoted or shown.</summary>
    Visit,
}

/// <summary>A sign that somebody is about to buy, as it stood at a moment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it was given, received or seen.</param>
/// <param name="IsQualified">Of a lead: whether the interest was found to be real.</param>
/// <param name="HasTradeIn">Of a lead: whether a vehicle would be given in return.</param>
public sealed record BuyingSignal(BuyingSignalKind Kind, DateTimeOffset At, bool IsQualified = false, bool HasTradeIn = false);

/// <summary>Reads the signs that customers are about to buy out of what is kept of them.</summary>
public interface IBuyingSignalStore
{
    /// <summary>
    /// The signs of each customer after one moment and up to another, as they stood then: quotes not closed and still valid, leads
    /// neither won nor lost, visits with a motive. In no order; one query.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<BuyingSignal>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset after, DateTimeOffset asOf, CancellationToken cancellationToken);
}
