using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Suggestions;

/// <summary>What a customer proposes.</summary>
public sealed record RecordSuggestionCommand
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>What it proposes, 4000 characters at most.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was made; null: not known.</summary>
    public TouchpointKind? Touchpoint { get; init; }

    /// <summary>When it was made; not in the future. Null: now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it must be answered; after it was made. Null: 7 days after.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records what a customer proposes.</summary>
public sealed class RecordSuggestion(
    ISuggestionStore suggestions, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    internal const int MaxTextLength = 4_000;

    private readonly OncePerKey<Outcome<Suggestion>> once =
        Outcome.Once<Suggestion>(idempotency, clock, nameof(RecordSuggestion), isKeyRequired: true);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<Suggestion>> ExecuteAsync(RecordSuggestionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<Suggestion>?> TryAsync(
        RecordSuggestionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        var received = command.ReceivedAt ?? attempt.Now;
        TextRules.Required(command.Text, MaxTextLength, errors, "text");
        TimeRules.NotInFuture(received, attempt.Now, errors, "receivedAt");

        if (command.DueAt <= received)
        {
            errors.Add(InvalidValue.At($"dueAt {command.DueAt:O} is not after {received:O}, when it was made.", "dueAt"));
        }

        var customer = (await customers.GetAsync([command.CustomerId], cancellationToken))[0];
        if (customer is null)
        {
            errors.Add(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<Suggestion>(errors);
        }

        var suggestion = new Suggestion
        {
            Id = EntityId.Create(attempt.Now),
            CustomerId = customer!.Id,
            Text = command.Text.Trim(),
            Touchpoint = command.Touchpoint,
            ReceivedAt = received,
            DueAt = command.DueAt ?? received + Suggestion.AnswerTime,
            Version = 1,
            CreatedAt = attempt.Now,
        };
        return await suggestions.AddAsync(suggestion, command.CustomerId, attempt.Keep(suggestion), cancellationToken)
            ? Outcome.Of(suggestion)
            : null;
    }
}
