namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>A visit of somebody of whom nothing is known: no customer, no way to reach them. Never changed once recorded.</summary>
public sealed record WalkIn
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>At what kind of place.</summary>
    public required TouchpointKind Touchpoint { get; init; }

    /// <summary>The code of the place in the registry of touchpoints; null: none was named.</summary>
    public string? TouchpointCode { get; init; }

    /// <summary>The code of the dealer; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The code of the event it happened at; null: none.</summary>
    public string? EventCode { get; init; }

    /// <summary>Why they came; null: not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>Who of the network; null: not said.</summary>
    public string? Agent { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Of how many visits both motive and a way to reach the customer are known.</summary>
/// <param name="From">The start, included.</param>
/// <param name="Until">The end, excluded.</param>
/// <param name="Visits">How many visits there were.</param>
/// <param name="Captured">Of how many of them motive and contact data are known.</param>
public sealed record CaptureRate(DateTimeOffset From, DateTimeOffset Until, int Visits, int Captured)
{
    /// <summary>The captured share of the visits, to four decimals; null when there were none.</summary>
    public decimal? Rate => Visits == 0 ? null : decimal.Round((decimal)Captured / Visits, 4, MidpointRounding.AwayFromZero);
}

/// <summary>What the calls of a dealer come to.</summary>
/// <param name="DealerCode">The dealer; null: calls of no dealer.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Timed">Of how many the time until somebody answered is known.</param>
/// <param name="AnswerSeconds">The sum of those times.</param>
/// <param name="Scored">How many were judged.</param>
/// <param name="Score">The sum of the scores.</param>
public sealed record CallQuality(string? DealerCode, int Calls, int Timed, long AnswerSeconds, int Scored, long Score)
{
    /// <summary>The mean time until somebody answered, in seconds, to two decimals; null when none is known.</summary>
    public decimal? AverageAnswerSeconds => Mean(AnswerSeconds, Timed);

    /// <summary>The mean score, 0 to 100, to two decimals; null when none was given.</summary>
    public decimal? AverageScore => Mean(Score, Scored);

    private static decimal? Mean(long sum, int count) =>
        count == 0 ? null : decimal.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero);
}
