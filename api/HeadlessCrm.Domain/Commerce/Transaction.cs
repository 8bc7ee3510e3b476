namespace HeadlessCrm.Domain.Commerce;

/// <summary>The kind of a transaction.</summary>
public enum TransactionKind
{
    /// <summary>A vehicle or another thing sold.</summary>
    Sale,

    /// <summary>Work in the workshop.</summary>
    RepairOrder,

    /// <summary>Parts or accessories over the counter.</summary>
    Parts,

    /// <summary>A purchase at a partner firm.</summary>
    Partner,
}

/// <summary>Something a customer bought. Its lines are read apart, for many transactions at once.</summary>
public sealed record Transaction
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who bought.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The kind.</summary>
    public required TransactionKind Kind { get; init; }

    /// <summary>When it happened, as business reckons.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the order was opened; null: it never was an open order, as over the counter.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the order was closed; null: it is open, or never was an open order.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The sum of the lines' nets, before tax.</summary>
    public required Money Net { get; init; }

    /// <summary>The sum of the lines' costs; null unless every line has one.</summary>
    public Money? Cost { get; init; }

    /// <summary>The sum of the lines' quantities.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The sum of the lines' labour hours; null: no line has any.</summary>
    public decimal? LabourHours { get; init; }

    /// <summary>The code of the dealer; null: none was named.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The vehicle's odometer, in kilometres; null: not read.</summary>
    public int? OdometerKm { get; init; }

    /// <summary>The vehicle's identification number; null: none was named.</summary>
    public string? Vin { get; init; }

    /// <summary>The key it has in the system it came from; null: it was recorded here.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>What took it back; null: it stands.</summary>
    public Reversal? Reversal { get; init; }

    /// <summary>Net less cost; null without a cost.</summary>
    public Money? Margin => Cost is { } cost ? Money.OfMinorUnits(Net.MinorUnits - cost.MinorUnits, Net.Currency) : null;

    /// <summary>Whether it is an order that was opened and not closed. Such a one counts in no figure.</summary>
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>Whether it makes who bought it a customer: not a purchase at a partner, nor an order that is still open.</summary>
    public bool MakesCustomer => Kind != TransactionKind.Partner && !IsOpen;

    /// <summary>Whether it was taken back, as of now.</summary>
    public bool IsReversed => Reversal is not null;
}

/// <summary>One line of a transaction.</summary>
/// <param name="ProductType">The code of the product or service type; free, at most 100 characters.</param>
/// <param name="Quantity">How many or how much, to six decimals.</param>
/// <param name="Net">The net amount of the line, before tax.</param>
/// <param name="Cost">What it cost the seller; null: not known.</param>
/// <param name="LabourHours">The hours of work, to six decimals; null: none, or not known.</param>
public sealed record TransactionLine(string ProductType, decimal Quantity, Money Net, Money? Cost, decimal? LabourHours = null)
{
    /// <summary>A line as it is kept.</summary>
    public static TransactionLine Of(TransactionLineInput line, string currency) => new(
        line.ProductType,
        line.Quantity,
        Money.Rounded(line.Net, currency),
        line.Cost is { } cost ? Money.Rounded(cost, currency) : null,
        line.LabourHours);
}

/// <summary>The taking back of a whole transaction.</summary>
/// <param name="Id">Its id, a UUIDv7.</param>
/// <param name="TransactionId">What it takes back.</param>
/// <param name="ReversedAt">When it happened, as business reckons: figures as of earlier still count the transaction.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="Reason">Why; null: no reason was given.</param>
public sealed record Reversal(
    Guid Id, Guid TransactionId, DateTimeOffset ReversedAt, DateTimeOffset RecordedAt, string? Reason);
