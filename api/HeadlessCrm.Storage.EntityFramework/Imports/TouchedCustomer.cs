using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>A customer of whom a batch has transactions.</summary>
internal sealed class TouchedCustomer(Guid id, Guid postedFor, bool isNew)
{
    public Guid Id { get; } = id;

    /// <summary>The customer that the key was given to, which may have been merged into this one.</summary>
    public Guid PostedFor { get; } = postedFor;

    /// <summary>As <see cref="PostedFor"/>, null when it is this customer: as rows say it.</summary>
    public Guid? OtherPostedFor => PostedFor == Id ? null : PostedFor;

    /// <summary>Whether the customer is not in the store yet.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether one of the transactions makes the person a customer.</summary>
    public bool Promotes { get; private set; }

    /// <summary>Whether any transaction of the batch was written for this customer.</summary>
    public bool HasTransactions { get; private set; }

    /// <summary>Notes a transaction that was written.</summary>
    public void Take(ImportedTransaction row)
    {
        Promotes |= row.Kind != TransactionKind.Partner && !row.IsOpen;
        HasTransactions = true;
    }
}
