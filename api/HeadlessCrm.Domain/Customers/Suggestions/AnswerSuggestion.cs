using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Suggestions;

/// <summary>The answer to a suggestion.</summary>
public sealed record AnswerSuggestionCommand
{
    /// <summary>The suggestion.</summary>
    public required Guid SuggestionId { get; init; }

    /// <summary>The answer, 4000 characters at most.</summary>
    public required string Answer { get; init; }

    /// <summary>Who answers, 200 characters at most.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>When it was answered; not before it was made, not in the future. Null: now.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Answers a suggestion, once.</summary>
public sealed class AnswerSuggestion(ISuggestionStore suggestions, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxNameLength = 200;

    private readonly OncePerKey<Outcome<Suggestion>> once = Outcome.Once<Suggestion>(idempotency, clock, nameof(AnswerSuggestion));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Suggestion>> ExecuteAsync(AnswerSuggestionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Suggestion>?> TryAsync(
        AnswerSuggestionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Answer, RecordSuggestion.MaxTextLength, errors, "answer");
        TextRules.Required(command.AnsweredBy, MaxNameLength, errors, "answeredBy");
        var found = (await suggestions.GetAsync([command.SuggestionId], cancellationToken))[0];
        var at = command.AnsweredAt ?? attempt.Now;
        if (found is null)
        {
            errors.Add(new EntryNotFound("suggestion", command.SuggestionId.ToString()) { Path = ["suggestionId"] });
        }
        else if (found.AnsweredAt is { } before)
        {
            errors.Add(new SuggestionAlreadyAnswered(found.Id, before) { Path = ["suggestionId"] });
        }
        else if (at > attempt.Now || at < found.ReceivedAt)
        {
            errors.Add(InvalidValue.At(
                $"answeredAt {at:O} is not between {found.ReceivedAt:O}, when it was made, and now, {attempt.Now:O}.", "answeredAt"));
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Suggestion>(errors);
        }

        var answered = found! with
        {
            AnsweredAt = at, Answer = command.Answer.Trim(), AnsweredBy = command.AnsweredBy.Trim(), Version = found.Version + 1,
        };
        return await suggestions.AnswerAsync(answered, attempt.Keep(answered), cancellationToken) ? Outcome.Of(answered) : null;
    }
}
