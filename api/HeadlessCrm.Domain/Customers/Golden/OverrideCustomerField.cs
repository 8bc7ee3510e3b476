using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>Decides by hand which value of a field counts, or lets the sources' own claims count again.</summary>
public sealed record OverrideCustomerFieldCommand
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The field's name.</summary>
    public required string Field { get; init; }

    /// <summary>The value that counts; null or empty: that there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the decision is taken back.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Refuse unless the customer is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Decides by hand which value of a field counts, whatever the sources say from then on.</summary>
public sealed class OverrideCustomerField(
    ICustomerStore customers, IGoldenRecordStore golden, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<UpsertCustomerOutcome> once = new(idempotency, clock, nameof(OverrideCustomerField))
    {
        Refuse = Refused,
        Replay = (entry, _) => new(new UpsertCustomerOutcome(Idempotent.Read<Customer>(entry), [], Replayed: true)),
    };
    private const int MaxNameLength = 200;

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<UpsertCustomerOutcome> ExecuteAsync(OverrideCustomerFieldCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<UpsertCustomerOutcome?> TryAsync(
        OverrideCustomerFieldCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        if ((await golden.GetAsync([command.CustomerId], cancellationToken))[0] is not { } sources)
        {
            return Refused(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        var (change, refusal) = Apply(command, sources, now);
        if (change is null)
        {
            return Refused(refusal!);
        }

        var kept = attempt.Keep(change.Customer);
        return await customers.SaveAsync(change with { Idempotency = kept }, cancellationToken) == CustomerSaveResult.Saved
            ? new UpsertCustomerOutcome(change.Customer, [])
            : null;
    }

    private static UpsertCustomerOutcome Refused(DomainError error) => new(null, [error]);

    private static (CustomerChange? Change, DomainError? Refusal) Apply(
        OverrideCustomerFieldCommand command, GoldenSources sources, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        FieldRules.Check(command.Field, command.Value, now, errors, "field");
        if (command.Value is { Length: > MaxNameLength } && CustomerFieldNames.Properties.Contains(command.Field))
        {
            errors.Add(InvalidValue.At($"The value has {command.Value.Length} characters; at most {MaxNameLength} are allowed.", "value"));
        }

        if (command is { IsRemoval: true, Value: not null })
        {
            errors.Add(InvalidValue.At("A decision that is taken back has no value; leave the value out.", "value"));
        }

        if (command.ExpectedVersion is { } expected && expected != sources.Customer.Version)
        {
            errors.Add(new CustomerVersionConflict(expected, sources.Customer) { Path = ["expectedVersion"] });
        }

        if (errors.Count > 0)
        {
            return (null, errors[0]);
        }

        var empty = SourceRecord.Own(command.CustomerId, now);
        var before = sources.Records.FirstOrDefault(one => one.Reference == empty.Reference);
        var record = SourceRecordChanges.Override(
            before ?? empty,
            command.Field,
            command.Value,
            command.IsRemoval,
            now);
        var after = sources with { Records = [.. sources.Records.Where(one => one.Reference != record.Reference), record] };
        var result = GoldenRecord.Of(sources.Customer.Id, after.Records);
        if (!result.HasName(after))
        {
            return (null, InvalidValue.At("The customer would have no name left; leave it one.", "value"));
        }

        return (
            new CustomerChange(
                result.ApplyTo(after) with { Version = sources.Customer.Version + 1, UpdatedAt = now }, null, [], null)
            {
                PostedFor = command.CustomerId,
                Demographics = CustomerDemographics.Of(result),
                Records = sources.IsCompact ? after.Records : [record],
                Said = [new SourceRecordChange(before, record)],
            },
            null);
    }
}
