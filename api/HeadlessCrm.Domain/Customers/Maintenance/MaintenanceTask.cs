using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Maintenance;

/// <summary>The steps by which what is known of customers is kept up, over and over.</summary>
public enum MaintenanceStage
{
    /// <summary>Get what is missing.</summary>
    Obtain,

    /// <summary>Say which customers come first.</summary>
    Prioritise,

    /// <summary>Turn to the customer.</summary>
    Act,

    /// <summary>See what came of it.</summary>
    Evaluate,

    /// <summary>Put the customer into its segment again.</summary>
    Segment,
}

/// <summary>By which way somebody turns to a customer.</summary>
public enum MaintenanceChannel
{
    /// <summary>A letter.</summary>
    Post,

    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A call.</summary>
    Call,

    /// <summary>A campaign to many.</summary>
    Campaign,

    /// <summary>A message in a social network.</summary>
    Social,
}

/// <summary>Where a task stands.</summary>
public enum MaintenanceStatus
{
    /// <summary>Nobody has it yet.</summary>
    Open,

    /// <summary>Somebody has it.</summary>
    Assigned,

    /// <summary>It is done.</summary>
    Completed,
}

/// <summary>What came of a task.</summary>
public enum MaintenanceOutcome
{
    /// <summary>The customer answered, and what was missing is known.</summary>
    Answered,

    /// <summary>The customer answered a part.</summary>
    AnsweredInPart,

    /// <summary>Nobody answered.</summary>
    NoResponse,

    /// <summary>The customer does not want to say.</summary>
    Declined,

    /// <summary>The address or number is wrong.</summary>
    WrongAddress,

    /// <summary>It was not needed any more.</summary>
    NotNeeded,
}

/// <summary>Something to do so that what is known of a customer stays good.</summary>
public sealed record MaintenanceTask
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The step of the cycle.</summary>
    public required MaintenanceStage Stage { get; init; }

    /// <summary>By which way the customer is turned to; null: nobody has said.</summary>
    public MaintenanceChannel? Channel { get; init; }

    /// <summary>The fields that are missing or stale; empty: it is about something else.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What is to be done, in words; null: what the stage and the fields say.</summary>
    public string? Note { get; init; }

    /// <summary>What doing it is worth, in the unit of the requirements; the most first.</summary>
    public required decimal Priority { get; init; }

    /// <summary>Whether it was planned from the gaps in what is known.</summary>
    public required bool IsPlanned { get; init; }

    /// <summary>Who does it; null: nobody has it.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it stands.</summary>
    public required MaintenanceStatus Status { get; init; }

    /// <summary>When it is to be done; null: at any time.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What came of it; null: it is not done.</summary>
    public MaintenanceOutcome? Outcome { get; init; }

    /// <summary>What is to be told of the outcome; null: nothing.</summary>
    public string? OutcomeNote { get; init; }

    /// <summary>When it was done; null: it is not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The task of the next step of the cycle, about the same; after the last step comes the first.</summary>
    internal MaintenanceTask Next(DateTimeOffset now) => new()
    {
        Id = EntityId.Create(now),
        CustomerId = CustomerId,
        Stage = Stage == MaintenanceStage.Segment ? MaintenanceStage.Obtain : Stage + 1,
        Fields = Fields,
        Priority = Priority,
        IsPlanned = false,
        Owner = Owner,
        Status = Owner is null ? MaintenanceStatus.Open : MaintenanceStatus.Assigned,
        Version = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };
}

/// <summary>How customers responded by one way.</summary>
/// <param name="Channel">The way; null: of tasks that name none.</param>
/// <param name="Completed">How many tasks are done.</param>
/// <param name="Answered">Of these, to how many the customer answered, in full or in part.</param>
public sealed record MaintenanceResponse(MaintenanceChannel? Channel, int Completed, int Answered);

/// <summary>A task is done and cannot be changed.</summary>
/// <param name="TaskId">The task.</param>
public sealed record MaintenanceTaskCompleted(Guid TaskId) : DomainError(
    "The task is done; make a new one if there is more to do.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MAINTENANCE_TASK_COMPLETED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>What tasks can be ordered by.</summary>
public enum MaintenanceTaskOrderField
{
    /// <summary>What doing them is worth.</summary>
    Priority,

    /// <summary>When they are to be done; those without a time come first.</summary>
    DueAt,

    /// <summary>When they were recorded.</summary>
    CreatedAt,
}

/// <summary>What filters over tasks may name.</summary>
public static class MaintenanceTaskFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="MaintenanceTask"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "MaintenanceTask",
        [
            FilterField.Of<MaintenanceTask>("id", FieldType.Id, task => task.Id),
            FilterField.Of<MaintenanceTask>("customerId", FieldType.Id, task => task.CustomerId),
            FilterField.OfEnum<MaintenanceTask, MaintenanceStage>("stage", task => task.Stage),
            FilterField.OfEnum<MaintenanceTask, MaintenanceStatus>("status", task => task.Status),
            new FilterField(
                "channel", FieldType.Enumeration, subject => ((MaintenanceTask)subject).Channel, typeof(MaintenanceChannel)),
            new FilterField(
                "outcome", FieldType.Enumeration, subject => ((MaintenanceTask)subject).Outcome, typeof(MaintenanceOutcome)),
            FilterField.Of<MaintenanceTask>("owner", FieldType.Text, task => task.Owner),
            FilterField.Of<MaintenanceTask>("isPlanned", FieldType.Boolean, task => task.IsPlanned),
            FilterField.Of<MaintenanceTask>("dueAt", FieldType.Instant, task => task.DueAt),
            FilterField.Of<MaintenanceTask>("completedAt", FieldType.Instant, task => task.CompletedAt),
        ]);
}
