using HeadlessCrm.Domain.Imports;

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
    Task<ImportBatchResult> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(rows, null, cancellationToken);

    /// <summary>Writes a batch, and with it how far the operation has come that it belongs to; both or neither.</summary>
    /// <param name="rows">The rows; there may be none.</param>
    /// <param name="checkpoint">
    /// Says how far the operation is with this batch, from what the batch did; null: the import belongs to no operation. It is
    /// asked once, when nothing but the commit is left to do. A dry run does not ask.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BulkOperationLeaseLostException">Another node has taken the operation over; nothing was written.</exception>
    Task<ImportBatchResult> WriteAsync(
        IReadOnlyList<TRow> rows, Func<ImportBatchResult, ImportCheckpoint>? checkpoint, CancellationToken cancellationToken);

    /// <summary>Makes everything durable against loss of power too. Call once, after the last batch.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}

/// <summary>What an import is of and what it may do.</summary>
/// <param name="System">The system all external references of the import belong to.</param>
/// <param name="IsDryRun">Whether to say what would happen and write nothing.</param>
public sealed record ImportContext(string System, bool IsDryRun)
{
    /// <summary>Entities recorded since are this import's own; null: from now on. An import that is resumed began earlier.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether others use the store meanwhile, so that nothing may be put off which they need.</summary>
    public bool IsOnline { get; init; }
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

    /// <summary>
    /// The quote it names is not there, is another customer's or was won by another transaction: not written, so that it can be sent
    /// again.
    /// </summary>
    QuoteRefused,
}

/// <summary>What a batch did.</summary>
/// <param name="Rows">What became of each row, in order.</param>
/// <param name="Inserted">How many were new.</param>
/// <param name="Unchanged">How many were there already.</param>
/// <param name="Changed">How many were corrected.</param>
/// <param name="Contradictory">How many were not written because an earlier row of this import says otherwise.</param>
/// <param name="CustomersCreated">How many unknown customers were created.</param>
public sealed record ImportBatchResult(
    IReadOnlyList<ImportRowResult> Rows, int Inserted, int Unchanged, int Changed, int Contradictory, int CustomersCreated)
{
    /// <summary>How many were not written because of the quote they name.</summary>
    public int QuoteRefused { get; init; }
}
