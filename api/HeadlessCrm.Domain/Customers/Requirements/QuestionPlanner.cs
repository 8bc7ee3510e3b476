using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Requirements;

/// <summary>Why a question is asked.</summary>
public enum QuestionReason
{
    /// <summary>Nothing is known.</summary>
    Missing,

    /// <summary>What is known is old.</summary>
    Stale,
}

/// <summary>A question to a customer and what it is worth: value × chance that it is needed × chance of an answer.</summary>
/// <param name="Requirement">What is to be known and why.</param>
/// <param name="Reason">Why it is asked.</param>
/// <param name="KnownSince">Since when the old answer is known; null: there is none.</param>
/// <param name="ChanceNeeded">
/// The chance that there is no answer that still holds: 1 when there is none; else it rises evenly from 0 when half of the time
/// after which it is stale has passed to 1 when all of it has.
/// </param>
/// <param name="ChanceAnswered">The chance of an answer at the touchpoint.</param>
public sealed record PlannedQuestion(
    DataRequirement Requirement, QuestionReason Reason, DateTimeOffset? KnownSince, decimal ChanceNeeded, decimal ChanceAnswered)
{
    /// <summary>What asking is worth, in the unit of the values.</summary>
    public decimal Worth => Requirement.Value * ChanceNeeded * ChanceAnswered;
}

/// <summary>Chooses what to ask a customer.</summary>
public static class QuestionPlanner
{
    /// <summary>What is missing or getting old and asked at a touchpoint, what is worth most first; equals by field.</summary>
    public static IReadOnlyList<PlannedQuestion> Plan(
        IEnumerable<DataRequirement> requirements, KnownFacts known, TouchpointKind touchpoint, DateTimeOffset now) =>
    [
        .. requirements
            .Where(requirement => known.Kind is null || requirement.AppliesTo is null || requirement.AppliesTo == known.Kind)
            .Where(requirement => requirement.ChanceAt(touchpoint) > 0)
            .Select(requirement => Ask(requirement, known.SinceOf(requirement.Field), requirement.ChanceAt(touchpoint), now))
            .Where(question => question.ChanceNeeded > 0)
            .OrderByDescending(question => question.Worth)
            .ThenBy(question => question.Requirement.Field, StringComparer.Ordinal),
    ];

    /// <summary>What is missing or getting old, wherever it is asked, by what it is worth to know it.</summary>
    public static IReadOnlyList<PlannedQuestion> Gaps(
        IEnumerable<DataRequirement> requirements, KnownFacts known, DateTimeOffset now) =>
    [
        .. requirements
            .Where(requirement => known.Kind is null || requirement.AppliesTo is null || requirement.AppliesTo == known.Kind)
            .Select(requirement => Ask(requirement, known.SinceOf(requirement.Field), chanceAnswered: 1, now))
            .Where(question => question.ChanceNeeded > 0)
            .OrderByDescending(question => question.Worth)
            .ThenBy(question => question.Requirement.Field, StringComparer.Ordinal),
    ];

    private static PlannedQuestion Ask(
        DataRequirement requirement, DateTimeOffset? knownSince, decimal chanceAnswered, DateTimeOffset now) => new(
        requirement,
        knownSince is null ? QuestionReason.Missing : QuestionReason.Stale,
        knownSince,
        knownSince is not { } since ? 1
            : requirement.StaleAfterDays is { } days ? StaleChance(now - since, days)
            : 0,
        chanceAnswered);

    private static decimal StaleChance(TimeSpan age, int days)
    {
        var half = TimeSpan.FromDays(days) / 2;
        return Math.Clamp(Math.Round((decimal)(age - half).Ticks / half.Ticks, 4), 0, 1);
    }
}
