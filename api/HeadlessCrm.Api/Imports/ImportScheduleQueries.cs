using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Imports;

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
    private const int MostRuns = ImportScheduleRun.MostKept;

    public static IsoDuration? Every(ImportSchedule schedule) =>
        schedule.Every is { } every ? IsoDuration.FromTime(every) : null;

    public static int Attempts(ImportSchedule schedule) => schedule.Failures;

    public static async Task<BatchResult<IReadOnlyList<ImportScheduleRun>>> Runs(
        IReadOnlyList<ImportSchedule> schedules, int first, IImportScheduleStore store, CancellationToken cancellationToken) =>
        first is >= 0 and <= MostRuns
            ? new(await store.GetRunsAsync([.. schedules.Select(schedule => schedule.Name)], first, cancellationToken))
            : throw new GraphQLException($"\"first\" is {first}; it is 0 to {MostRuns}.", InvalidValue.ErrorCode);

    public static DateTimeOffset? NextRunAt(ImportSchedule schedule) =>
        schedule is { IsPaused: true, IsRunAsked: false } ? null : schedule.NextRunAt;

    public static Task<BatchResult<BulkOperation?>> LastOperation(
        IReadOnlyList<ImportSchedule> schedules, IBulkOperationStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(schedules, schedule => schedule.LastOperationId, store.GetAsync, cancellationToken);
}

/// <summary>Fields of a line of a schedule's history that are no properties of it.</summary>
[ResolversOf("ImportScheduleRun")]
internal static class ImportScheduleRunFields
{
    public static Task<BatchResult<BulkOperation?>> Operation(
        IReadOnlyList<ImportScheduleRun> runs, IBulkOperationStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(runs, run => run.OperationId, store.GetAsync, cancellationToken);
}
