using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Surveys;

/// <summary>A survey as it should be; known by its name.</summary>
public sealed record UpsertSurveyCommand
{
    /// <summary>Its short name: 64 letters, digits and underscores at most, a letter first.</summary>
    public required string Name { get; init; }

    /// <summary>Its title, 400 characters at most.</summary>
    public required string Title { get; init; }

    /// <summary>The questions, in order, 1 to 100.</summary>
    public required IReadOnlyList<SurveyQuestion> Questions { get; init; }

    /// <summary>Whether it takes answers.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Refuse unless it is at this version; 0: unless it is new; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates a survey or its next version.</summary>
public sealed class UpsertSurvey(ISurveyStore surveys, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<Outcome<Survey>> once = Outcome.Once<Survey>(idempotency, clock, nameof(UpsertSurvey));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Survey>> ExecuteAsync(UpsertSurveyCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Survey>?> TryAsync(
        UpsertSurveyCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = SurveyRules.CheckSurvey(command.Name, command.Title, command.Questions);
        var found = await surveys.FindByNameAsync(command.Name, cancellationToken);
        if (EntryVersionConflict.Check(command.ExpectedVersion, found?.Version) is { } conflict)
        {
            errors.Add(conflict);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Survey>(errors);
        }

        var survey = new Survey
        {
            Id = found?.Id ?? EntityId.Create(attempt.Now),
            Name = command.Name,
            Title = command.Title.Trim(),
            Questions = command.Questions,
            IsOpen = command.IsOpen,
            Version = (found?.Version ?? 0) + 1,
            CreatedAt = found?.CreatedAt ?? attempt.Now,
            UpdatedAt = attempt.Now,
        };
        return await surveys.SaveAsync(survey, attempt.Keep(survey), cancellationToken) ? Outcome.Of(survey) : null;
    }
}
