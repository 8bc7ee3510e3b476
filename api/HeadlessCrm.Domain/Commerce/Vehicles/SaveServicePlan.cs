using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Vehicles;

/// <summary>A service plan as it should be, whole.</summary>
public sealed record SaveServicePlanCommand
{
    /// <summary>Its code, at most 64 characters; what the plan is known by.</summary>
    public required string Code { get; init; }

    /// <summary>Its name, at most 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The make it is for; null: any.</summary>
    public string? Make { get; init; }

    /// <summary>The model it is for; null: any.</summary>
    public string? Model { get; init; }

    /// <summary>The first model year it is for; null: any.</summary>
    public int? FromModelYear { get; init; }

    /// <summary>The last model year it is for; null: any.</summary>
    public int? ToModelYear { get; init; }

    /// <summary>The services, 1 to 100, each of another type.</summary>
    public required IReadOnlyList<PlannedService> Services { get; init; }

    /// <summary>The version the caller has read; null: whatever there is.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; null: it changes nothing when it is repeated anyway.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="SaveServicePlan"/>.</summary>
/// <param name="Plan">The plan; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record SaveServicePlanOutcome(ServicePlan? Plan, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>The service plan has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The plan as it is; null: there is none.</param>
public sealed record ServicePlanVersionConflict(int ExpectedVersion, ServicePlan? Current) : DomainError(
    $"The service plan is at version {Current?.Version ?? 0}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>Creates a service plan, or replaces what one says.</summary>
public sealed class SaveServicePlan(IServicePlanStore plans, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxServices = 100;
    private const int MaxKm = 1_000_000;
    private const int MaxMonths = 600;

    private readonly OncePerKey<SaveServicePlanOutcome> once = new(idempotency, clock, nameof(SaveServicePlan))
    {
        Refuse = error => new SaveServicePlanOutcome(null, [error]),
        Replay = (entry, _) => new(new SaveServicePlanOutcome(Idempotent.Read<ServicePlan>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<SaveServicePlanOutcome> ExecuteAsync(SaveServicePlanCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<SaveServicePlanOutcome?> TryAsync(
        SaveServicePlanCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = Check(command);
        if (errors.Count > 0)
        {
            return new SaveServicePlanOutcome(null, errors);
        }

        var current = await plans.FindAsync(command.Code, cancellationToken);
        if (command.ExpectedVersion is { } expected && expected != (current?.Version ?? 0))
        {
            return new SaveServicePlanOutcome(
                null, [new ServicePlanVersionConflict(expected, current) { Path = ["expectedVersion"] }]);
        }

        var plan = new ServicePlan
        {
            Id = current?.Id ?? EntityId.Create(attempt.Now),
            Code = command.Code,
            Name = command.Name,
            Make = command.Make,
            Model = command.Model,
            FromModelYear = command.FromModelYear,
            ToModelYear = command.ToModelYear,
            Services = command.Services,
            Version = (current?.Version ?? 0) + 1,
        };
        return await plans.SaveAsync(plan, attempt.Keep(plan), cancellationToken)
            ? new SaveServicePlanOutcome(plan, [])
            : null;
    }

    private static List<DomainError> Check(SaveServicePlanCommand command)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Code, 64, errors, "code");
        TextRules.Required(command.Name, 200, errors, "name");
        TextRules.Optional(command.Make, 100, errors, "make");
        TextRules.Optional(command.Model, 100, errors, "model");
        if (command.FromModelYear > command.ToModelYear)
        {
            errors.Add(InvalidValue.At(
                $"fromModelYear {command.FromModelYear} is after toModelYear {command.ToModelYear}.", "fromModelYear"));
        }

        if (command.Services.Count is 0 or > MaxServices)
        {
            errors.Add(InvalidValue.At($"There are {command.Services.Count} services; 1 to {MaxServices} are needed.", "services"));
        }

        var types = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < command.Services.Count; i++)
        {
            Check(command.Services[i], types, errors, $"{i}");
        }

        return errors;
    }

    private static void Check(PlannedService service, HashSet<string> types, List<DomainError> errors, string index)
    {
        TextRules.Required(service.ServiceType, 100, errors, "services", index, "serviceType");
        TextRules.Required(service.Name, 200, errors, "services", index, "name");
        if (!types.Add(service.ServiceType))
        {
            errors.Add(InvalidValue.At($"The plan has {service.ServiceType} twice.", "services", index, "serviceType"));
        }

        if (service.EveryKm is null && service.EveryMonths is null && service.FirstKm is null && service.FirstMonths is null)
        {
            errors.Add(InvalidValue.At($"{service.ServiceType} says neither a distance nor a time.", "services", index));
        }

        CheckRange(service.EveryKm, MaxKm, "everyKm");
        CheckRange(service.FirstKm, MaxKm, "firstKm");
        CheckRange(service.EveryMonths, MaxMonths, "everyMonths");
        CheckRange(service.FirstMonths, MaxMonths, "firstMonths");

        void CheckRange(int? value, int max, string field)
        {
            if (value is < 1 || value > max)
            {
                errors.Add(InvalidValue.At($"{field} is {value}; it must be 1 to {max}.", "services", index, field));
            }
        }
    }
}
