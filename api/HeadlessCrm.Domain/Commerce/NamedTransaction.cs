namespace HeadlessCrm.Domain.Commerce;

/// <summary>The transaction that a command names by an id or by a key of another system.</summary>
internal static class NamedTransaction
{
    /// <summary>Finds it, or says why there is none.</summary>
    public static async Task<(Transaction? Transaction, DomainError? Refusal)> FindAsync(
        ITransactionStore transactions, Guid? id, ExternalReference? reference, CancellationToken cancellationToken)
    {
        if (id is { } given)
        {
            var byId = await transactions.GetAsync([given], cancellationToken);
            return byId[0] is { } found
                ? (found, null)
                : (null, new TransactionNotFound(given.ToString()) { Path = ["transactionId"] });
        }

        if (reference is not { } key)
        {
            return (null, InvalidValue.At("No transaction is named; give its id or its external reference.", "transactionId"));
        }

        var byReference = await transactions.FindByExternalReferencesAsync([key], cancellationToken);
        return byReference[0] is { } known
            ? (known, null)
            : (null, new TransactionNotFound(key.ToString()) { Path = ["externalRef"] });
    }
}
