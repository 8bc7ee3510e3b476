using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Filtering;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Maintenance;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Maintenance;

/// <summary>Makes, gives out and ends tasks.</summary>
[ResolversOf("Mutation")]
internal static class MaintenanceMutations
{
    public static async Task<MaintenanceTaskPayload> MaintenanceTaskCreate(
        MaintenanceTaskCreateInput input, CreateMaintenanceTask useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.CustomerId, EntityKind.Customer, "customerId"));
        return Answer(
            context,
            mixedUp is null
                ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
                : new Outcome<MaintenanceTask>(null, [mixedUp]));
    }

    public static Task<MaintenanceTaskPayload> MaintenanceTaskAssign(
        MaintenanceTaskAssignInput input, ChangeMaintenanceTask useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.TaskId, input.ToCommand(), useCase, context, cancellationToken);

    public static Task<MaintenanceTaskPayload> MaintenanceTaskComplete(
        MaintenanceTaskCompleteInput input, ChangeMaintenanceTask useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.TaskId, input.ToCommand(), useCase, context, cancellationToken);

    public static async Task<MaintenanceTasksPlanPayload> MaintenanceTasksPlan(
        FieldContext field,
        int max,
        int? dueInDays,
        string? idempotencyKey,
        PlanMaintenanceTasks useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var at = field.Definition.Arguments.ToList().FindIndex(argument => argument.Name == "where");
        var where = FilterInput.Read((InputObject?)field.Arguments.Values[at], CustomerFilterFields.Entity);
        if (where is not null && FilterValidator.Validate(where, CustomerFilterFields.Entity) is { } fault)
        {
            throw fault.ToException();
        }

        var outcome = await useCase.ExecuteAsync(
            new() { Where = where, Max = max, DueInDays = dueInDays, IdempotencyKey = idempotencyKey }, cancellationToken);
        return new MaintenanceTasksPlanPayload(
            outcome.Value ?? [], ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    private static async Task<MaintenanceTaskPayload> ChangeAsync(
        GlobalId taskId,
        ChangeMaintenanceTaskCommand command,
        ChangeMaintenanceTask useCase,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((taskId, EntityKind.MaintenanceTask, "taskId"));
        return Answer(
            context,
            mixedUp is null
                ? await useCase.ExecuteAsync(command, cancellationToken)
                : new Outcome<MaintenanceTask>(null, [mixedUp]));
    }

    private static MaintenanceTaskPayload Answer(HttpContext context, Outcome<MaintenanceTask> outcome) =>
        new(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
}

/// <summary>What came of a change of a task.</summary>
internal sealed record MaintenanceTaskPayload(MaintenanceTask? Task, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>maintenanceTasksPlan</c>.</summary>
internal sealed record MaintenanceTasksPlanPayload(
    IReadOnlyList<MaintenanceTask> Tasks, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>maintenanceTaskCreate</c>.</summary>
internal sealed record MaintenanceTaskCreateInput
{
    public required GlobalId CustomerId { get; init; }

    public required MaintenanceStage Stage { get; init; }

    public MaintenanceChannel? Channel { get; init; }

    public IReadOnlyList<string>? Fields { get; init; }

    public string? Note { get; init; }

    public decimal? Priority { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public CreateMaintenanceTaskCommand ToCommand() => new()
    {
        CustomerId = CustomerId.Value,
        Stage = Stage,
        Channel = Channel,
        Fields = Fields,
        Note = Note,
        Priority = Priority ?? 0,
        Owner = Owner,
        DueAt = DueAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>maintenanceTaskAssign</c>.</summary>
internal sealed record MaintenanceTaskAssignInput(
    GlobalId TaskId, string Owner, MaintenanceChannel? Channel, DateTimeOffset? DueAt, int? ExpectedVersion, string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeMaintenanceTaskCommand ToCommand() => new()
    {
        TaskId = TaskId.Value,
        Owner = Owner,
        Channel = Channel,
        DueAt = DueAt,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>maintenanceTaskComplete</c>.</summary>
internal sealed record MaintenanceTaskCompleteInput
{
    public required GlobalId TaskId { get; init; }

    public required MaintenanceOutcome Outcome { get; init; }

    public string? OutcomeNote { get; init; }

    public MaintenanceChannel? Channel { get; init; }

    public bool MakesNext { get; init; }

    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public ChangeMaintenanceTaskCommand ToCommand() => new()
    {
        TaskId = TaskId.Value,
        Outcome = Outcome,
        OutcomeNote = OutcomeNote,
        Channel = Channel,
        MakesNext = MakesNext,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>maintenance.graphql</c>.</summary>
internal static class MaintenanceSchema
{
    public static ExecutableSchemaBuilder AddMaintenance(this ExecutableSchemaBuilder builder) => builder
        .AddType<MaintenanceTask>()
        .AddType<Connection<MaintenanceTask>>("MaintenanceTaskConnection")
        .AddType<Edge<MaintenanceTask>>("MaintenanceTaskEdge")
        .AddType<MaintenanceResponse>()
        .AddType<MaintenanceTaskPayload>()
        .AddType<MaintenanceTasksPlanPayload>()
        .AddType<MaintenanceTaskCompleted>()
        .AddEnum<MaintenanceStage>()
        .AddEnum<MaintenanceChannel>()
        .AddEnum<MaintenanceStatus>()
        .AddEnum<MaintenanceOutcome>()
        .AddEnum<MaintenanceTaskOrderField>()
        .AddInput<OrderTerm<MaintenanceTaskOrderField>>("MaintenanceTaskOrder")
        .AddInput<MaintenanceTaskCreateInput>()
        .AddInput<MaintenanceTaskAssignInput>()
        .AddInput<MaintenanceTaskCompleteInput>()
        .AddResolvers(typeof(MaintenanceQueries))
        .AddResolvers(typeof(CustomerMaintenanceFields))
        .AddResolvers(typeof(MaintenanceTaskFields))
        .AddResolvers(typeof(MaintenanceResponseFields))
        .AddResolvers(typeof(MaintenanceMutations));
}
