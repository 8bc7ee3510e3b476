using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.MysteryVisits;

/// <summary>What a mystery shopper found of one criterion.</summary>
/// <param name="Criterion">The code of the criterion, such as <c>GREETING</c>.</param>
/// <param name="Score">How well it was met, 0 to 100.</param>
/// <param name="Weight">How much it counts among the others, greater than zero.</param>
/// <param name="Comment">What is to be said of it; null: nothing.</param>
public sealed record CriterionScore(string Criterion, int Score, int Weight, string? Comment);

/// <summary>
/// A visit of somebody sent to try the service, at a dealer of the network or at a competitor. Never changed once recorded.
/// </summary>
public sealed record MysteryVisit
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The code of the dealer that was visited; null: a competitor was.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The competitor that was visited; null: a dealer was.</summary>
    public string? Competitor { get; init; }

    /// <summary>At what kind of place.</summary>
    public required TouchpointKind Touchpoint { get; init; }

    /// <summary>What the shopper played; null: not said.</summary>
    public string? Scenario { get; init; }

    /// <summary>The shopper; null: not said.</summary>
    public string? Shopper { get; init; }

    /// <summary>What was written down; null: nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset VisitedAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The mean of the scores by their weights, in hundredths, halves rounded up: 8750 is 87.5.</summary>
    public required int ScoreHundredths { get; init; }

    /// <summary>The mean of the scores by their weights, 0 to 100.</summary>
    public decimal Score => ScoreHundredths / 100m;
}

/// <summary>What mystery visits come to.</summary>
/// <param name="DealerCode">The dealer; null: a competitor's.</param>
/// <param name="Competitor">The competitor; null: a dealer's.</param>
/// <param name="Visits">How many visits.</param>
/// <param name="ScoreHundredths">The sum of their scores, in hundredths.</param>
public sealed record MysteryVisitSummary(string? DealerCode, string? Competitor, int Visits, long ScoreHundredths)
{
    /// <summary>The mean score, 0 to 100, to two decimals.</summary>
    public decimal AverageScore => decimal.Round(ScoreHundredths / 100m / Visits, 2, MidpointRounding.AwayFromZero);

    /// <summary>The criteria, by code.</summary>
    public IReadOnlyList<CriterionSummary> Criteria { get; init; } = [];
}

/// <summary>What the scores of a criterion come to.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Count">How often it was scored.</param>
/// <param name="Sum">The sum of the scores.</param>
public sealed record CriterionSummary(string Criterion, int Count, long Sum)
{
    /// <summary>The mean score, 0 to 100, to two decimals.</summary>
    public decimal AverageScore => decimal.Round((decimal)Sum / Count, 2, MidpointRounding.AwayFromZero);
}

/// <summary>What mystery visits can be ordered by.</summary>
public enum MysteryVisitOrderField
{
    /// <summary>When they happened.</summary>
    VisitedAt,
}

/// <summary>What filters over mystery visits may name.</summary>
public static class MysteryVisitFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="MysteryVisit"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "MysteryVisit",
        [
            FilterField.Of<MysteryVisit>("dealerCode", FieldType.Text, visit => visit.DealerCode),
            FilterField.Of<MysteryVisit>("competitor", FieldType.Text, visit => visit.Competitor),
            FilterField.OfEnum<MysteryVisit, TouchpointKind>("touchpoint", visit => visit.Touchpoint),
            FilterField.Of<MysteryVisit>("visitedAt", FieldType.Instant, visit => visit.VisitedAt),
        ]);
}

/// <summary>Keeps mystery visits.</summary>
public interface IMysteryVisitStore
{
    /// <summary>A part of the list of mystery visits.</summary>
    Task<Slice<MysteryVisit>> PageAsync(PageRequest<MysteryVisitOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The scores of each visit, by criterion.</summary>
    Task<IReadOnlyList<IReadOnlyList<CriterionScore>>> GetScoresAsync(
        IReadOnlyList<Guid> visitIds, CancellationToken cancellationToken);

    /// <summary>Writes a new visit with its scores; false when the key of the entry was taken in between.</summary>
    Task<bool> RecordAsync(
        MysteryVisit visit, IReadOnlyList<CriterionScore> scores, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>What visits come to from one moment up to another: dealers by code, then competitors by name.</summary>
    Task<IReadOnlyList<MysteryVisitSummary>> SummariseAsync(
        DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}
