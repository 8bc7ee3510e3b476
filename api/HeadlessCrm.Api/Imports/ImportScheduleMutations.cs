using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Imports;

/// <summary>Makes, changes and removes schedules of imports.</summary>
[ResolversOf("Mutation")]
internal static class ImportScheduleMutations
{
    public static async Task<ImportScheduleSavePayload> ImportScheduleSave(
        ImportScheduleSaveInput input, SaveImportSchedule useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.Every is { Years: not 0 } or { Months: not 0 })
        {
            var refusal = InvalidValue.At($"every is {input.Every}; months and years have no fixed length, write days, hours or minutes.", "every");
            return new ImportScheduleSavePayload(null, ErrorMessages.For(context, [refusal]));
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new ImportScheduleSavePayload(outcome.Schedule, ErrorMessages.For(context, outcome.Errors));
    }

    public static async Task<ImportScheduleDeletePayload> ImportScheduleDelete(
        string name, IImportScheduleStore store, CancellationToken cancellationToken) =>
        new(await store.DeleteAsync(name, cancellationToken) ? name : null);
}

/// <summary>Questions about schedules.</summary>
[ResolversOf("Query")]
internal static class ImportScheduleQueries
{
    public static Task<IReadOnlyList<ImportSchedule>> ImportSchedules(
        IImportScheduleStore store, CancellationToken cancellationToken) => store.ListAsync(cancellationToken);
}

/// <summary>Fields of a schedule that are no properties of it.</summary>
[ResolversOf("ImportSchedule")]
internal static class ImportScheduleFields
{
    public static IsoDuration Every(ImportSchedule schedule) => IsoDuration.FromTime(schedule.Every);

    public static DateTimeOffset? NextRunAt(ImportSchedule schedule) => schedule.IsPaused ? null : schedule.NextRunAt;

    public static async Task<BatchResult<BulkOperation?>> LastOperation(
        IReadOnlyList<ImportSchedule> schedules, IBulkOperationStore store, CancellationToken cancellationToken)
    {
        Guid[] started = [.. schedules.Select(schedule => schedule.LastOperationId).OfType<Guid>().Distinct()];
        var found = (await store.GetAsync(started, cancellationToken)).OfType<BulkOperation>().ToDictionary(operation => operation.Id);
        BulkOperation?[] operations =
            [.. schedules.Select(schedule => schedule.LastOperationId is { } id ? found.GetValueOrDefault(id) : null)];
        return operations;
    }
}

/// <summary>The input of <c>importScheduleSave</c>.</summary>
internal sealed record ImportScheduleSaveInput(
    string Name,
    ImportEntity Entity,
    ImportFormat Format,
    string System,
    string FileName,
    string? MappingName,
    LawfulBasis LawfulBasis,
    IsoDuration Every,
    DateTimeOffset? StartAt,
    bool IsPaused,
    int? ExpectedVersion)
{
    /// <summary>The command that says the same.</summary>
    public SaveImportScheduleCommand ToCommand() => new()
    {
        Name = Name,
        Entity = Entity,
        Format = Format,
        System = System,
        FileName = FileName,
        MappingName = MappingName,
        LawfulBasis = LawfulBasis,
        Every = TimeSpan.FromDays(Every.Days) + Every.Time,
        StartAt = StartAt,
        IsPaused = IsPaused,
        ExpectedVersion = ExpectedVersion,
    };
}

/// <summary>What came of <c>importScheduleSave</c>.</summary>
internal sealed record ImportScheduleSavePayload(ImportSchedule? Schedule, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>importScheduleDelete</c>.</summary>
internal sealed record ImportScheduleDeletePayload(string? DeletedName);
