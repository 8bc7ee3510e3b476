namespace HeadlessCrm.Domain.Imports;

/// <summary>Keeps the schedules of imports.</summary>
public interface IImportScheduleStore
{
    /// <summary>All schedules, by name. There are few: dozens, not thousands.</summary>
    Task<IReadOnlyList<ImportSchedule>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes a schedule that has the version after the stored one, 1 when it is new; false: another came before. When it was last
    /// due, and what came of it, stays as it is.
    /// </summary>
    Task<bool> SaveAsync(ImportSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Removes a schedule; whether there was one. What it started goes on.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up the schedule that has been due the longest and that nobody looks after, for as long as the lease lasts; null: none is
    /// due. Due is also one that somebody asks for, even when it is paused, and one whose operation that it waits for has failed.
    /// </summary>
    Task<ImportSchedule?> TryTakeDueAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what came of a look, and when the next one is due, unless the schedule was changed or removed meanwhile; that somebody
    /// asked for it is settled by it.
    /// </summary>
    /// <param name="looked">The schedule after the look.</param>
    /// <param name="run">What is told of it in its history; null: nothing new.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task CompleteAsync(ImportSchedule looked, ImportScheduleRun? run, CancellationToken cancellationToken);

    /// <summary>Notes that somebody wants a schedule looked at now; false: there is none of that name.</summary>
    Task<bool> AskRunAsync(string name, CancellationToken cancellationToken);

    /// <summary>The histories of schedules, each the newest first.</summary>
    Task<IReadOnlyList<IReadOnlyList<ImportScheduleRun>>> GetRunsAsync(
        IReadOnlyList<string> names, int first, CancellationToken cancellationToken);
}
