namespace HeadlessCrm.Domain.Segments;

/// <summary>Answers what customers' purchases come to as of a moment, in the few figures that ranking needs.</summary>
public interface IPurchaseFactsStore
{
    /// <summary>
    /// A number that changes whenever a transaction is recorded, corrected or reversed, by any process: what was derived
    /// from transactions under the same number still holds.
    /// </summary>
    Task<long> GetVersionAsync(CancellationToken cancellationToken);

    /// <summary>The ISO 4217 code that amounts are summed in.</summary>
    Task<string> GetReportingCurrencyAsync(CancellationToken cancellationToken);

    /// <summary>The facts of every customer with a surviving transaction by then, in no particular order; one query.</summary>
    Task<IReadOnlyList<PurchaseFacts>> GetAllAsync(DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>The facts of these customers; null where one has no surviving transaction by then; one query.</summary>
    Task<IReadOnlyList<PurchaseFacts?>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken);
}

/// <summary>What one customer's surviving transactions come to.</summary>
/// <param name="LastAt">When the last one happened.</param>
/// <param name="TransactionCount">How many, in any currency.</param>
/// <param name="SpendMinorUnits">The sum of nets in the reporting currency, in its minor units.</param>
public readonly record struct PurchaseFacts(DateTimeOffset LastAt, int TransactionCount, long SpendMinorUnits);
