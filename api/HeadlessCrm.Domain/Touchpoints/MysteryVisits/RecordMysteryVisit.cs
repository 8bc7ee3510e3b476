using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Touchpoints.MysteryVisits;

/// <summary>Records a visit of somebody sent to try the service.</summary>
public sealed record RecordMysteryVisitCommand
{
    /// <summary>The code of the dealer that was visited; null: a competitor was.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The competitor that was visited, 100 characters at most; null: a dealer was.</summary>
    public string? Competitor { get; init; }

    /// <summary>At what kind of place.</summary>
    public required TouchpointKind Touchpoint { get; init; }

    /// <summary>What the shopper played, 400 characters at most.</summary>
    public string? Scenario { get; init; }

    /// <summary>The shopper, 64 characters at most.</summary>
    public string? Shopper { get; init; }

    /// <summary>What was written down, 4000 characters at most.</summary>
    public string? Notes { get; init; }

    /// <summary>When it happened; null: now. Not in the future.</summary>
    public DateTimeOffset? VisitedAt { get; init; }

    /// <summary>What was found, 1 to 100 criteria, each once.</summary>
    public required IReadOnlyList<CriterionScore> Scores { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="RecordMysteryVisit"/>.</summary>
/// <param name="Visit">The visit; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record MysteryVisitOutcome(MysteryVisit? Visit, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records a visit of somebody sent to try the service.</summary>
public sealed class RecordMysteryVisit(IMysteryVisitStore visits, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxScores = 100;
    private const int MaxCodeLength = 64;

    private readonly OncePerKey<MysteryVisitOutcome> once = new(idempotency, clock, nameof(RecordMysteryVisit))
    {
        IsKeyRequired = true,
        Refuse = error => new(null, [error]),
        Replay = (entry, _) => new(new MysteryVisitOutcome(Idempotent.Read<MysteryVisit>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<MysteryVisitOutcome> ExecuteAsync(RecordMysteryVisitCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<MysteryVisitOutcome?> TryAsync(
        RecordMysteryVisitCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (Check(command, attempt.Now) is { Count: > 0 } errors)
        {
            return new MysteryVisitOutcome(null, errors);
        }

        var weights = command.Scores.Sum(score => (long)score.Weight);
        var mean = (decimal)command.Scores.Sum(score => (long)score.Score * score.Weight) / weights;
        var visit = new MysteryVisit
        {
            Id = EntityId.Create(attempt.Now),
            DealerCode = command.DealerCode,
            Competitor = command.Competitor,
            Touchpoint = command.Touchpoint,
            Scenario = command.Scenario,
            Shopper = command.Shopper,
            Notes = command.Notes,
            VisitedAt = (command.VisitedAt ?? attempt.Now).ToUniversalTime(),
            RecordedAt = attempt.Now,
            ScoreHundredths = (int)decimal.Round(mean * 100, MidpointRounding.AwayFromZero),
        };
        return await visits.RecordAsync(visit, command.Scores, attempt.Keep(visit)!, cancellationToken)
            ? new MysteryVisitOutcome(visit, [])
            : null;
    }

    private static List<DomainError> Check(RecordMysteryVisitCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        if (command.DealerCode is null == command.Competitor is null)
        {
            errors.Add(InvalidValue.At("Name who was visited, either a dealer or a competitor.", "dealerCode"));
        }

        TextRules.Optional(command.DealerCode, MaxCodeLength, errors, "dealerCode");
        TextRules.Optional(command.Competitor, 100, errors, "competitor");
        TextRules.Optional(command.Scenario, 400, errors, "scenario");
        TextRules.Optional(command.Shopper, MaxCodeLength, errors, "shopper");
        TextRules.Optional(command.Notes, 4_000, errors, "notes");
        TimeRules.NotInFuture(command.VisitedAt, now, errors, "visitedAt");

        CheckScores(command.Scores, errors);
        return errors;
    }

    private static void CheckScores(IReadOnlyList<CriterionScore> scores, List<DomainError> errors)
    {
        if (scores.Count is 0 or > MaxScores)
        {
            errors.Add(InvalidValue.At($"There are {scores.Count} scores; give 1 to {MaxScores}.", "scores"));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var score in scores)
        {
            TextRules.Required(score.Criterion, MaxCodeLength, errors, "scores", "criterion");
            TextRules.Optional(score.Comment, 400, errors, "scores", "comment");
            if (!seen.Add(score.Criterion))
            {
                errors.Add(InvalidValue.At($"The criterion \"{score.Criterion}\" is scored twice; score it once.", "scores", "criterion"));
            }

            if (score.Score is < 0 or > 100)
            {
                errors.Add(InvalidValue.At($"score is {score.Score}; give 0 to 100.", "scores", "score"));
            }

            if (score.Weight is < 1 or > 1_000)
            {
                errors.Add(InvalidValue.At($"weight is {score.Weight}; give 1 to 1000.", "scores", "weight"));
            }
        }
    }
}
