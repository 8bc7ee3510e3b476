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

    public static DateTimeOffset? NextRunAt(ImportSchedule schedule) => schedule is { IsPaused: true, IsRunAsked: false } ? null : schedule.NextRunAt;

    public static async Task<BatchResult<BulkOperation?>> LastOperation(
        IReadOnlyList<ImportSchedule> schedules, IBulkOperationStore store, CancellationToken cancellationToken)
    {
        return await store.FindAsync([.. schedules.Select(schedule => schedule.LastOperationId)], cancellationToken);
    }
}

/// <summary>Fields of a line of a schedule's history that are no properties of it.</summary>
[ResolversOf("ImportScheduleRun")]
internal static class ImportScheduleRunFields
{
    public static async Task<BatchResult<BulkOperation?>> Operation(
        IReadOnlyList<ImportScheduleRun> runs, IBulkOperationStore store, CancellationToken cancellationToken) =>
        await store.FindAsync([.. runs.Select(run => run.OperationId)], cancellationToken);
}

/// <summary>Operations that may be none.</summary>
internal static class OptionalOperations
{
    /// <summary>The operations of some ids, one for each; null where there is none.</summary>
    public static async Task<BulkOperation?[]> FindAsync(
        this IBulkOperationStore store, IReadOnlyList<Guid?> ids, CancellationToken cancellationToken)
    {
        Guid[] started = [.. ids.OfType<Guid>().Distinct()];
        var found = (await store.GetAsync(started, cancellationToken)).OfType<BulkOperation>().ToDictionary(operation => operation.Id);
        return [.. ids.Select(one => one is { } id ? found.GetValueOrDefault(id) : null)];
    }
}
