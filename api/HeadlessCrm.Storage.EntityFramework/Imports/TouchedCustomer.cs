using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>A customer of whom a batch has transactions.</summary>
internal sealed class TouchedCustomer(Guid id, bool isNew)
{
    public Guid Id { get; } = id;

    /// <summary>Whether the customer is not in the store yet.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether one of the transactions makes the person a customer.</summary>
    public bool Promotes { get; private set; }

    /// <summary>Whether any transaction of the batch was written for this customer.</summary>
    public bool HasTransactions { get; private set; }

    /// <summary>Notes a transaction that was written.</summary>
    public void Take(ImportedTransaction row)
    {
        Promotes |= row.Kind != TransactionKind.Partner;
        HasTransactions = true;
    }
}
