using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Preferences;

/// <summary>A word on what a customer prefers.</summary>
public sealed record RecordPreferenceCommand
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>What it is about, 64 characters at most.</summary>
    public required string Topic { get; init; }

    /// <summary>What is preferred, 400 characters at most; null: what this source said before is taken back.</summary>
    public string? Value { get; init; }

    /// <summary>How it is known.</summary>
    public required PreferenceKind Kind { get; init; }

    /// <summary>Who says so, 64 characters at most.</summary>
    public required string Source { get; init; }

    /// <summary>When it was said or seen; not in the future. Null: now.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Records a word on what a customer prefers.</summary>
public sealed class RecordPreference(
    IPreferenceStore preferences, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    internal const int MaxTopicLength = 64;
    internal const int MaxValueLength = 400;

    private readonly OncePerKey<Outcome<PreferenceClaim>> once =
        Outcome.Once<PreferenceClaim>(idempotency, clock, nameof(RecordPreference), isKeyRequired: true);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<PreferenceClaim>> ExecuteAsync(RecordPreferenceCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<PreferenceClaim>?> TryAsync(
        RecordPreferenceCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Topic, MaxTopicLength, errors, "topic");
        TextRules.Optional(command.Value, MaxValueLength, errors, "value");
        TextRules.Required(command.Source, MaxTopicLength, errors, "source");
        TimeRules.NotInFuture(command.SaidAt, attempt.Now, errors, "saidAt");

        var customer = (await customers.GetAsync([command.CustomerId], cancellationToken))[0];
        if (customer is null)
        {
            errors.Add(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<PreferenceClaim>(errors);
        }

        var claim = new PreferenceClaim
        {
            Id = EntityId.Create(attempt.Now),
            CustomerId = customer!.Id,
            Topic = command.Topic.Trim(),
            Value = string.IsNullOrWhiteSpace(command.Value) ? null : command.Value.Trim(),
            Kind = command.Kind,
            Source = command.Source.Trim(),
            SaidAt = command.SaidAt ?? attempt.Now,
            RecordedAt = attempt.Now,
        };
        return await preferences.AddAsync(claim, command.CustomerId, attempt.Keep(claim), cancellationToken)
            ? Outcome.Of(claim)
            : null;
    }
}
