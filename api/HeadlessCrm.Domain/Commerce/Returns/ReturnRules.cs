namespace HeadlessCrm.Domain.Commerce.Returns;

/// <summary>What may be returned of a transaction, and what it comes to.</summary>
internal static class ReturnRules
{
    /// <summary>The fault of what is asked to be returned; null: none.</summary>
    public static DomainError? Check(
        ReturnTransactionCommand command,
        Transaction transaction,
        IReadOnlyList<TransactionLine> lines,
        IReadOnlyList<TransactionReturn> earlier,
        DateTimeOffset now)
    {
        if (transaction.Reversal is { } reversal)
        {
            return new TransactionAlreadyReversed(transaction.Id, reversal.ReversedAt);
        }

        if (TransactionRules.CheckReturn(command, transaction, now) is { } fault)
        {
            return fault;
        }

        if (command.Lines.Count == 0)
        {
            return InvalidValue.At("No line is named; say which lines are returned and how much of each.", "lines");
        }

        for (var i = 0; i < command.Lines.Count; i++)
        {
            var (line, quantity) = command.Lines[i];
            if (line < 0 || line >= lines.Count)
            {
                return InvalidValue.At($"There is no line {line}; the transaction has the lines 0 to {lines.Count - 1}.", "lines", $"{i}", "line");
            }

            if (command.Lines.Take(i).Any(other => other.Line == line))
            {
                return InvalidValue.At($"Line {line} is named twice; name it once, with the whole quantity.", "lines", $"{i}", "line");
            }

            if (quantity <= 0 || decimal.Round(quantity, 6) != quantity)
            {
                return InvalidValue.At(
                    $"The quantity is {quantity}; it must be greater than 0, with six decimals at most.", "lines", $"{i}", "quantity");
            }

            var returned = ReturnedOf(line, earlier).Quantity;
            if (quantity > lines[line].Quantity - returned)
            {
                return new ReturnExceedsPurchase(line, lines[line].Quantity, returned, quantity) { Path = ["lines", $"{i}", "quantity"] };
            }
        }

        return null;
    }

    /// <summary>
    /// What a part of a line comes to. It is reckoned from all that was returned by then, so that the parts of a line that was
    /// returned bit by bit come to the line, to the minor unit.
    /// </summary>
    public static ReturnedLine Part(
        int place, decimal quantity, TransactionLine line, IReadOnlyList<TransactionReturn> earlier)
    {
        var before = ReturnedOf(place, earlier);
        var share = (before.Quantity + quantity) / line.Quantity;
        var net = Money.Rounded(line.Net.Amount * share, line.Net.Currency).Amount - before.Net;
        Money? cost = line.Cost is { } whole
            ? Money.Rounded(Money.Rounded(whole.Amount * share, whole.Currency).Amount - before.Cost, whole.Currency)
            : null;
        return new ReturnedLine(place, quantity, Money.Rounded(net, line.Net.Currency), cost);
    }

    /// <summary>Whether nothing is left of a transaction.</summary>
    public static bool IsComplete(IReadOnlyList<TransactionLine> lines, IReadOnlyList<TransactionReturn> all) =>
        lines.Select((line, place) => line.Quantity > 0 && ReturnedOf(place, all).Quantity == line.Quantity).All(isReturned => isReturned);

    private static (decimal Quantity, decimal Net, decimal Cost) ReturnedOf(int line, IReadOnlyList<TransactionReturn> returns)
    {
        var found = returns.SelectMany(one => one.Lines).Where(one => one.Line == line).ToList();
        return (found.Sum(one => one.Quantity), found.Sum(one => one.Net.Amount), found.Sum(one => one.Cost?.Amount ?? 0));
    }
}
