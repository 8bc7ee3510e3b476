namespace HeadlessCrm.Domain.Commerce.Corrections;

/// <summary>A transaction as it was until it was corrected.</summary>
public sealed record TransactionRevision
{
    /// <summary>The transaction.</summary>
    public required Guid TransactionId { get; init; }

    /// <summary>Counts the revisions from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The customer it was posted for.</summary>
    public required Guid PostedFor { get; init; }

    /// <summary>The quote it was said to come from; null: none.</summary>
    public Guid? QuoteId { get; init; }

    /// <summary>The kind it had.</summary>
    public required TransactionKind Kind { get; init; }

    /// <summary>When it was said to have happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the order was said to have been opened; null: it was none.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the order was said to have been closed; null: it was open, or none.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The sum of the nets it had.</summary>
    public required Money Net { get; init; }

    /// <summary>The sum of the costs it had; null unless every line had one.</summary>
    public Money? Cost { get; init; }

    /// <summary>The sum of the labour hours it had; null: no line had any.</summary>
    public decimal? LabourHours { get; init; }

    /// <summary>The dealer it named; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The odometer it had, in kilometres; null: not read.</summary>
    public int? OdometerKm { get; init; }

    /// <summary>The VIN it had; null: none.</summary>
    public string? Vin { get; init; }

    /// <summary>When it was corrected.</summary>
    public required DateTimeOffset ReplacedAt { get; init; }

    /// <summary>Why; null: no reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The lines it had.</summary>
    public required IReadOnlyList<TransactionLine> Lines { get; init; }
}
