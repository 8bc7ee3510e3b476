using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
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

    public static async Task<ImportScheduleRunNowPayload> ImportScheduleRunNow(
        string name, AskImportScheduleRun useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(name, cancellationToken);
        return new ImportScheduleRunNowPayload(outcome.Schedule, ErrorMessages.For(context, outcome.Errors));
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
    IsoDuration? Every,
    string? Cron,
    string? TimeZone,
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
        Every = Every is { } every ? TimeSpan.FromDays(every.Days) + every.Time : null,
        Cron = Cron,
        TimeZone = TimeZone,
        StartAt = StartAt,
        IsPaused = IsPaused,
        ExpectedVersion = ExpectedVersion,
    };
}

/// <summary>What came of <c>importScheduleSave</c>.</summary>
internal sealed record ImportScheduleSavePayload(ImportSchedule? Schedule, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>importScheduleDelete</c>.</summary>
internal sealed record ImportScheduleDeletePayload(string? DeletedName);

/// <summary>What came of <c>importScheduleRunNow</c>.</summary>
internal sealed record ImportScheduleRunNowPayload(ImportSchedule? Schedule, IReadOnlyList<DomainError> Errors);
