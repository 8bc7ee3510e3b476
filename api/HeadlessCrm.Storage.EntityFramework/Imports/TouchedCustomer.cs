using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>What a batch adds to one customer.</summary>
internal sealed class TouchedCustomer(Guid id, bool isNew)
{
    public Guid Id { get; } = id;

    /// <summary>Whether the customer is not in the store yet.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>How many transactions are new.</summary>
    public long Count { get; private set; }

    /// <summary>Their nets in the reporting currency, as stored.</summary>
    public long Spend { get; private set; }

    public long FirstTicks { get; private set; }

    public long LastTicks { get; private set; }

    /// <summary>Whether one of the transactions makes the person a customer.</summary>
    public bool Promotes { get; private set; }

    /// <summary>Whether any transaction of the batch was written for this customer.</summary>
    public bool HasTransactions { get; private set; }

    public void Add(ImportedTransaction row, long spend)
    {
        var ticks = row.OccurredAt.UtcTicks;
        FirstTicks = Count == 0 ? ticks : Math.Min(FirstTicks, ticks);
        LastTicks = Math.Max(LastTicks, ticks);
        Count++;
        Spend += spend;
        Correct(row);
    }

    public void Correct(ImportedTransaction row)
    {
        Promotes |= row.Kind != TransactionKind.Partner;
        HasTransactions = true;
    }
}
