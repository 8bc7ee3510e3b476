namespace HeadlessCrm.Domain;

/// <summary>
/// An import under way. Each batch is one transaction: all of it is durable when the call returns, or none of it is there.
/// Rows are recognised by their external id, so an import broken off anywhere is simply run again.
/// </summary>
/// <typeparam name="TRow">What is imported; rows must be valid.</typeparam>
public interface IImport<TRow> : IAsyncDisposable
{
    /// <summary>The batch size that suits the store, in rows.</summary>
    int PreferredBatchSize { get; }

    /// <summary>Writes a batch and says what it did.</summary>
    /// <returns>The counts, and per row what became of it.</returns>
    Task<ImportBatchResult> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Makes everything durable against loss of power too. Call once, after the last batch.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}

/// <summary>What became of an imported row.</summary>
public enum ImportRowResult
{
    /// <summary>It is new.</summary>
    Inserted,

    /// <summary>It was there, with the same content.</summary>
    Unchanged,

    /// <summary>It was there with other content and was corrected.</summary>
    Changed,

    /// <summary>
    /// The same import brought the same external id before, with other content: not written, so that repeating the import
    /// comes to the same end. Detected within a batch and, in stores that remember, across batches.
    /// </summary>
    Contradictory,
}

/// <summary>What a batch did.</summary>
/// <param name="Rows">What became of each row, in order.</param>
/// <param name="Inserted">How many were new.</param>
/// <param name="Unchanged">How many were there already.</param>
/// <param name="Changed">How many were corrected.</param>
/// <param name="Contradictory">How many were not written because an earlier row of this import says otherwise.</param>
/// <param name="CustomersCreated">How many unknown customers were created.</param>
public sealed record ImportBatchResult(
    IReadOnlyList<ImportRowResult> Rows, int Inserted, int Unchanged, int Changed, int Contradictory, int CustomersCreated);
