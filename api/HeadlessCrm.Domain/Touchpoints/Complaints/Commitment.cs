namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Something promised to a customer who complained, by a date.</summary>
public sealed record Commitment
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which complaint.</summary>
    public required Guid ComplaintId { get; init; }

    /// <summary>What was promised.</summary>
    public required string Promise { get; init; }

    /// <summary>Who promised it; null: not said.</summary>
    public string? Agent { get; init; }

    /// <summary>When it was promised.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>By when.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was done; null: it was not yet.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>When its breach was taken note of, which is done once; null: it was not.</summary>
    public DateTimeOffset? BreachNotedAt { get; init; }
}
