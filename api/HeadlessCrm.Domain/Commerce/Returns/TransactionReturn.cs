namespace HeadlessCrm.Domain.Commerce.Returns;

/// <summary>A part of a transaction that was taken back: some of the quantity of some of its lines.</summary>
public sealed record TransactionReturn
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is a part of.</summary>
    public required Guid TransactionId { get; init; }

    /// <summary>When it happened, as business reckons: figures as of earlier still count all of the transaction.</summary>
    public required DateTimeOffset ReturnedAt { get; init; }

    /// <summary>When it was recorded here.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Why; null: no reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The net amount that no longer counts.</summary>
    public required Money Net { get; init; }

    /// <summary>The cost that no longer counts; null unless that of the transaction is known.</summary>
    public Money? Cost { get; init; }

    /// <summary>What was returned of which lines.</summary>
    public required IReadOnlyList<ReturnedLine> Lines { get; init; }
}

/// <summary>What was returned of a line.</summary>
/// <param name="Line">The line's place in the transaction, from 0.</param>
/// <param name="Quantity">How many or how much, to six decimals.</param>
/// <param name="Net">Its part of the line's net.</param>
/// <param name="Cost">Its part of the line's cost; null: that is not known.</param>
public sealed record ReturnedLine(int Line, decimal Quantity, Money Net, Money? Cost);
