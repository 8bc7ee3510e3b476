namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>How a quote ended.</summary>
public enum QuoteOutcome
{
    /// <summary>The customer bought.</summary>
    Won,

    /// <summary>The customer did not buy.</summary>
    Lost,
}

/// <summary>How a quote stands.</summary>
public enum QuoteStatus
{
    /// <summary>The customer has not decided.</summary>
    Open,

    /// <summary>The customer bought.</summary>
    Won,

    /// <summary>The customer did not buy.</summary>
    Lost,

    /// <summary>It was valid until a time that has passed, and nobody has said how it ended.</summary>
    Expired,
}

/// <summary>What a customer was offered.</summary>
public sealed record Quote
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who was offered it.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>When it was offered.</summary>
    public required DateTimeOffset QuotedAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Until when it holds; null: no end was named.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The sum of the lines' nets, before tax.</summary>
    public required Money Net { get; init; }

    /// <summary>The vehicle the customer is interested in, in words; null: none was named.</summary>
    public string? VehicleOfInterest { get; init; }

    /// <summary>The vehicle's identification number; null: none was named.</summary>
    public string? Vin { get; init; }

    /// <summary>What brought the customer, such as a campaign; null: not known.</summary>
    public string? Source { get; init; }

    /// <summary>The code of the dealer; null: none was named.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The key it has in the system it came from; null: it was recorded here.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>How it ended; null: it has not.</summary>
    public QuoteOutcome? Outcome { get; init; }

    /// <summary>When it ended; null: it has not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it ended so; null: nobody said.</summary>
    public string? CloseReason { get; init; }

    /// <summary>The sale that won it; null: none was named.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>Rises with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How it stands at a moment.</summary>
    public QuoteStatus StatusAt(DateTimeOffset now) => Outcome switch
    {
        QuoteOutcome.Won => QuoteStatus.Won,
        QuoteOutcome.Lost => QuoteStatus.Lost,
        _ => ValidUntil < now ? QuoteStatus.Expired : QuoteStatus.Open,
    };
}

/// <summary>One line of a quote.</summary>
/// <param name="ProductType">The code of the product or service type; free, at most 100 characters.</param>
/// <param name="Quantity">How many or how much, to six decimals.</param>
/// <param name="Net">The net amount of the line, before tax.</param>
public sealed record QuoteLine(string ProductType, decimal Quantity, Money Net);
