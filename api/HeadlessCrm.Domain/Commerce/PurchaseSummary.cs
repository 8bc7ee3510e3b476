namespace HeadlessCrm.Domain.Commerce;

/// <summary>
/// What a customer's transactions come to as of a moment: those that had happened and had not been reversed by then.
/// Counts and times cover every currency; amounts cover the reporting currency, the others stand in
/// <see cref="ByCurrency"/>: nothing is converted and nothing is left out unseen.
/// </summary>
public sealed record PurchaseSummary
{
    /// <summary>Whose.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>How many transactions, in any currency.</summary>
    public required int TransactionCount { get; init; }

    /// <summary>The sum of their nets in the reporting currency.</summary>
    public required Money NetTotal { get; init; }

    /// <summary>The sum of the known costs in the reporting currency; null when none is known.</summary>
    public Money? CostTotal { get; init; }

    /// <summary>Net less cost of the transactions whose cost is known, in the reporting currency; null when none is.</summary>
    public Money? Margin { get; init; }

    /// <summary>How many transactions in the reporting currency have no known cost and so are not in the margin.</summary>
    public required int UncostedCount { get; init; }

    /// <summary>The first one's time; null: none.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>The last one's time; null: none.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>
    /// The net total per transaction of the reporting currency, halves rounded away from zero; null when there is none.
    /// </summary>
    public Money? AverageTicket { get; init; }

    /// <summary>The same, currency by currency, ordered by code.</summary>
    public required IReadOnlyList<CurrencyTotal> ByCurrency { get; init; }
}

/// <summary>What transactions of one currency come to.</summary>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="TransactionCount">How many.</param>
/// <param name="NetTotal">The sum of their nets.</param>
/// <param name="CostTotal">The sum of the known costs; null when none is known.</param>
public sealed record CurrencyTotal(string Currency, int TransactionCount, Money NetTotal, Money? CostTotal);
