using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Requirements;

/// <summary>A field was to be asked for without a purpose.</summary>
/// <param name="Field">The field.</param>
public sealed record PurposeMissing(string Field) : DomainError(
    $"\"{Field}\" has no purpose; what is not needed for anything is not asked. Say what it is for.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "PURPOSE_MISSING";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A requirement as it should be; known by its field.</summary>
public sealed record UpsertDataRequirementCommand
{
    /// <summary>The field; see <see cref="DataRequirement.Field"/>.</summary>
    public required string Field { get; init; }

    /// <summary>What it is needed for, 400 characters at most.</summary>
    public string? Purpose { get; init; }

    /// <summary>What an answer is worth; above 0, to a million.</summary>
    public required decimal Value { get; init; }

    /// <summary>How to ask, 400 characters at most; null: by the field's name.</summary>
    public string? Question { get; init; }

    /// <summary>After how many days an answer is stale; null: never.</summary>
    public int? StaleAfterDays { get; init; }

    /// <summary>Of whom it is wanted; null: of persons and companies.</summary>
    public CustomerKind? AppliesTo { get; init; }

    /// <summary>Where it is asked and how often it is answered there; at least one.</summary>
    public required IReadOnlyList<AnswerChance> Touchpoints { get; init; }

    /// <summary>Refuse unless it is at this version; 0: unless it is new; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Creates or changes a requirement.</summary>
public sealed class UpsertDataRequirement(
    IDataRequirementStore requirements, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxTextLength = 400;
    private const int MaxRequirements = 200;
    private const decimal MaxValue = 1_000_000;
    private const int MaxDays = 36_500;

    private readonly OncePerKey<Outcome<DataRequirement>> once =
        Outcome.Once<DataRequirement>(idempotency, clock, nameof(UpsertDataRequirement));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<DataRequirement>> ExecuteAsync(
        UpsertDataRequirementCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<DataRequirement>?> TryAsync(
        UpsertDataRequirementCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = Check(command);
        var all = await requirements.ListAsync(cancellationToken);
        var found = all.FirstOrDefault(one => one.Field == command.Field);
        if (found is null && all.Count >= MaxRequirements)
        {
            errors.Add(InvalidValue.At($"There are {all.Count} requirements; at most {MaxRequirements} are allowed.", "field"));
        }

        if (EntryVersionConflict.Check(command.ExpectedVersion, found?.Version) is { } conflict)
        {
            errors.Add(conflict);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<DataRequirement>(errors);
        }

        var requirement = new DataRequirement
        {
            Field = command.Field,
            Purpose = command.Purpose!.Trim(),
            Value = command.Value,
            Question = command.Question,
            StaleAfterDays = command.StaleAfterDays,
            AppliesTo = command.AppliesTo,
            Touchpoints = command.Touchpoints,
            Version = (found?.Version ?? 0) + 1,
            CreatedAt = found?.CreatedAt ?? attempt.Now,
            UpdatedAt = attempt.Now,
        };
        return await requirements.SaveAsync(requirement, attempt.Keep(requirement), cancellationToken)
            ? Outcome.Of(requirement)
            : null;
    }

    private static List<DomainError> Check(UpsertDataRequirementCommand command)
    {
        var errors = new List<DomainError>();
        if (string.IsNullOrWhiteSpace(command.Purpose))
        {
            errors.Add(new PurposeMissing(command.Field) { Path = ["purpose"] });
        }

        CheckField(command.Field, errors);
        TextRules.Optional(command.Purpose, MaxTextLength, errors, "purpose");
        TextRules.Optional(command.Question, MaxTextLength, errors, "question");
        if (command.Value is <= 0 or > MaxValue)
        {
            errors.Add(InvalidValue.At($"The value is {command.Value}; it must be above 0, to {MaxValue}.", "value"));
        }

        if (command.StaleAfterDays is <= 0 or > MaxDays)
        {
            errors.Add(InvalidValue.At($"staleAfterDays is {command.StaleAfterDays}; it must be 1 to {MaxDays}.", "staleAfterDays"));
        }

        if (command.Touchpoints.Count == 0)
        {
            errors.Add(InvalidValue.At("It is asked nowhere; name a touchpoint at least.", "touchpoints"));
        }

        foreach (var chance in command.Touchpoints)
        {
            if (chance.Chance is <= 0 or > 1)
            {
                errors.Add(InvalidValue.At(
                    $"The chance of an answer is {chance.Chance}; it must be above 0, to 1.", "touchpoints", "chance"));
            }

            if (!Enum.IsDefined(chance.Touchpoint) || command.Touchpoints.Count(one => one.Touchpoint == chance.Touchpoint) > 1)
            {
                errors.Add(InvalidValue.At($"{chance.Touchpoint} is given twice; give it once.", "touchpoints"));
                break;
            }
        }

        return errors;
    }

    private static void CheckField(string field, List<DomainError> errors)
    {
        if (KnownFacts.ChannelOf(field) is null && KnownFacts.TopicOf(field) is null)
        {
            FieldRules.Check(field, null, DateTimeOffset.MinValue, errors, "field");
        }
    }
}
