using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Maintenance;

/// <summary>Gives a task to somebody, or says what came of it.</summary>
public sealed record ChangeMaintenanceTaskCommand
{
    /// <summary>The task.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Who does it from now on; null: as it is.</summary>
    public string? Owner { get; init; }

    /// <summary>By which way; null: as it is.</summary>
    public MaintenanceChannel? Channel { get; init; }

    /// <summary>When it is to be done; null: as it is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What came of it: then it is done; null: it is not.</summary>
    public MaintenanceOutcome? Outcome { get; init; }

    /// <summary>What is to be told of the outcome, 1000 characters at most; null: nothing.</summary>
    public string? OutcomeNote { get; init; }

    /// <summary>Whether a task of the next step of the cycle is made when it is done.</summary>
    public bool MakesNext { get; init; }

    /// <summary>Refuse unless it is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Gives a task to somebody, or says what came of it.</summary>
public sealed class ChangeMaintenanceTask(IMaintenanceTaskStore tasks, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<Outcome<MaintenanceTask>> once =
        Outcome.Once<MaintenanceTask>(idempotency, clock, nameof(ChangeMaintenanceTask));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<MaintenanceTask>> ExecuteAsync(
        ChangeMaintenanceTaskCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<MaintenanceTask>?> TryAsync(
        ChangeMaintenanceTaskCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.OutcomeNote, CreateMaintenanceTask.MaxTextLength, errors, "outcomeNote");
        if (command.Owner is not null)
        {
            TextRules.Required(command.Owner, CreateMaintenanceTask.MaxNameLength, errors, "owner");
        }

        var found = (await tasks.GetAsync([command.TaskId], cancellationToken))[0];
        if (found is null)
        {
            errors.Add(new EntryNotFound("task", command.TaskId.ToString()) { Path = ["taskId"] });
        }
        else if (found.Status == MaintenanceStatus.Completed)
        {
            errors.Add(new MaintenanceTaskCompleted(found.Id) { Path = ["taskId"] });
        }
        else if (EntryVersionConflict.Check(command.ExpectedVersion, found.Version) is { } conflict)
        {
            errors.Add(conflict);
        }

        if (errors.Count > 0)
        {
            return Outcome.Refused<MaintenanceTask>(errors);
        }

        var owner = command.Owner?.Trim() ?? found!.Owner;
        var task = found! with
        {
            Owner = owner,
            Channel = command.Channel ?? found.Channel,
            DueAt = command.DueAt ?? found.DueAt,
            Status = command.Outcome is not null ? MaintenanceStatus.Completed
                : owner is null ? MaintenanceStatus.Open
                : MaintenanceStatus.Assigned,
            Outcome = command.Outcome,
            OutcomeNote = command.OutcomeNote,
            CompletedAt = command.Outcome is null ? null : attempt.Now,
            Version = found.Version + 1,
            UpdatedAt = attempt.Now,
        };
        var next = command is { MakesNext: true, Outcome: not null } ? task.Next(attempt.Now) : null;
        return await tasks.ChangeAsync(task, next, attempt.Keep(task), cancellationToken) ? Outcome.Of(task) : null;
    }
}
