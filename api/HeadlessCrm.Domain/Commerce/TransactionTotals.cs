namespace HeadlessCrm.Domain.Commerce;

/// <summary>What the lines of a transaction come to.</summary>
/// <param name="Net">The sum of the nets.</param>
/// <param name="Cost">The sum of the costs; null unless every line has one.</param>
/// <param name="Quantity">The sum of the quantities.</param>
/// <param name="LabourHours">The sum of the labour hours; null: no line has any.</param>
public readonly record struct TransactionTotals(Money Net, Money? Cost, decimal Quantity, decimal? LabourHours)
{
    /// <summary>The totals of valid lines.</summary>
    public static TransactionTotals Of(string currency, IReadOnlyList<TransactionLineInput> lines)
    {
        decimal net = 0;
        decimal quantity = 0;
        decimal? cost = 0;
        decimal? labour = null;
        for (var i = 0; i < lines.Count; i++)
        {
            net += lines[i].Net;
            quantity += lines[i].Quantity;
            cost += lines[i].Cost;
            labour = lines[i].LabourHours is { } hours ? (labour ?? 0) + hours : labour;
        }

        return new TransactionTotals(
            Money.Rounded(net, currency),
            cost is { } known ? Money.Rounded(known, currency) : null,
            quantity,
            labour);
    }
}
