using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Maintenance;

/// <summary>Something to do for what is known of a customer.</summary>
public sealed record CreateMaintenanceTaskCommand
{
    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The step of the cycle.</summary>
    public required MaintenanceStage Stage { get; init; }

    /// <summary>By which way; null: nobody has said.</summary>
    public MaintenanceChannel? Channel { get; init; }

    /// <summary>The fields it is about, 50 at most; null: none.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>What is to be done, 1000 characters at most; null: what the stage and the fields say.</summary>
    public string? Note { get; init; }

    /// <summary>What doing it is worth, 0 to a billion.</summary>
    public decimal Priority { get; init; }

    /// <summary>Who does it, 200 characters at most; null: nobody yet.</summary>
    public string? Owner { get; init; }

    /// <summary>When it is to be done; null: at any time.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Makes a task.</summary>
public sealed class CreateMaintenanceTask(
    IMaintenanceTaskStore tasks, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    internal const int MaxTextLength = 1_000;
    internal const int MaxNameLength = 200;
    private const int MaxFields = 50;
    private const decimal MaxPriority = 1_000_000_000;

    private readonly OncePerKey<Outcome<MaintenanceTask>> once =
        Outcome.Once<MaintenanceTask>(idempotency, clock, nameof(CreateMaintenanceTask), isKeyRequired: true);

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<MaintenanceTask>> ExecuteAsync(
        CreateMaintenanceTaskCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<MaintenanceTask>?> TryAsync(
        CreateMaintenanceTaskCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = Check(command);
        if ((await customers.GetAsync([command.CustomerId], cancellationToken))[0] is null)
        {
            errors.Add(new CustomerNotFound(command.CustomerId.ToString()) { Path = ["customerId"] });
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<MaintenanceTask>(errors);
        }

        var task = new MaintenanceTask
        {
            Id = EntityId.Create(attempt.Now),
            CustomerId = command.CustomerId,
            Stage = command.Stage,
            Channel = command.Channel,
            Fields = command.Fields ?? [],
            Note = command.Note,
            Priority = command.Priority,
            IsPlanned = false,
            Owner = command.Owner,
            Status = command.Owner is null ? MaintenanceStatus.Open : MaintenanceStatus.Assigned,
            DueAt = command.DueAt,
            Version = 1,
            CreatedAt = attempt.Now,
            UpdatedAt = attempt.Now,
        };
        var added = await tasks.AddAsync([task], written => attempt.Keep(written[0]), cancellationToken);
        return added is null ? null : Outcome.Of(added[0]);
    }

    private static List<DomainError> Check(CreateMaintenanceTaskCommand command)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Note, MaxTextLength, errors, "note");
        TextRules.Optional(command.Owner, MaxNameLength, errors, "owner");
        if (command.Owner is not null)
        {
            TextRules.Required(command.Owner, MaxNameLength, errors, "owner");
        }

        if (command.Fields is { Count: > MaxFields })
        {
            errors.Add(InvalidValue.At($"There are {command.Fields.Count} fields; at most {MaxFields} are allowed.", "fields"));
        }

        foreach (var field in command.Fields ?? [])
        {
            TextRules.Required(field, MaxNameLength, errors, "fields");
        }

        if (command.Priority is < 0 or > MaxPriority)
        {
            errors.Add(InvalidValue.At($"The priority is {command.Priority}; it must be 0 to {MaxPriority}.", "priority"));
        }

        return errors;
    }
}
