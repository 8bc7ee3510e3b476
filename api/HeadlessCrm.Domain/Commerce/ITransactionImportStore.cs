namespace HeadlessCrm.Domain.Commerce;

/// <summary>Takes transactions in bulk, safely repeatable.</summary>
public interface ITransactionImportStore
{
    /// <summary>
    /// Opens an import from one system. One import is used by one caller at a time; dispose it when done or broken off.
    /// </summary>
    /// <param name="system">The system all external references of the import belong to.</param>
    /// <param name="isDryRun">Whether to say what would happen and write nothing.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    Task<IImport<ImportedTransaction>> OpenAsync(string system, bool isDryRun, CancellationToken cancellationToken) =>
        OpenAsync(new ImportContext(system, isDryRun), cancellationToken);

    /// <summary>The same, with more to say.</summary>
    Task<IImport<ImportedTransaction>> OpenAsync(ImportContext context, CancellationToken cancellationToken);
}

/// <summary>A transaction from another system, already validated: see <see cref="ImportedTransaction.Validate"/>.</summary>
/// <param name="ExternalId">Its key in that system.</param>
/// <param name="CustomerExternalId">
/// The customer's key in that system. A customer not yet known is created: a person with the status customer, named
/// after the reference.
/// </param>
/// <param name="Kind">The kind.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Currency">The ISO 4217 code of all amounts.</param>
/// <param name="Lines">The lines, one at least.</param>
/// <param name="DealerCode">The dealer's code.</param>
/// <param name="OdometerKm">The odometer in kilometres.</param>
/// <param name="Vin">The vehicle identification number.</param>
/// <param name="OpenedAt">When the order was opened; null: it never was an open order.</param>
/// <param name="ClosedAt">When the order was closed; null: it is open, when it was opened.</param>
/// <param name="QuoteExternalId">The key in that system of the quote it came from, which is won by it; null: none is named.</param>
public sealed record ImportedTransaction(
    string ExternalId,
    string CustomerExternalId,
    TransactionKind Kind,
    DateTimeOffset OccurredAt,
    string Currency,
    IReadOnlyList<TransactionLineInput> Lines,
    string? DealerCode = null,
    int? OdometerKm = null,
    string? Vin = null,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? ClosedAt = null,
    string? QuoteExternalId = null)
{
    /// <summary>Whether it is an order that was opened and not closed.</summary>
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>Every rule a transaction must meet before it is stored; the path of each error is the column's name.</summary>
    public IReadOnlyList<DomainError> Validate(DateTimeOffset now) => TransactionRules.Check(this, now);
}
