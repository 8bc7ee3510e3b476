using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Imports;

/// <summary>
/// Looks after schedules that are due. What a file is loaded by is a key made of its content and the attempt, so that one attempt is made
/// once, however often it is found and whichever node finds it.
/// </summary>
public sealed class RunImportSchedules(
    IImportScheduleStore schedules,
    IBulkOperationStore operations,
    StartBulkImport start,
    IIdempotencyStore idempotency,
    IDropFolder folder,
    TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Looks after every schedule that is due; answers how many there were.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await schedules.TryTakeDueAsync(clock.GetUtcNow(), Lease, cancellationToken) is { } due)
        {
            var looked = await FollowUpAsync(due, cancellationToken) ?? await LookAsync(due, cancellationToken);
            looked = ImportRhythm.After(looked, due, clock.GetUtcNow());
            await schedules.CompleteAsync(looked, RunOf(due, looked), cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>What the operation that is waited for has to do with it; null: nothing, look for the file.</summary>
    private async Task<ImportSchedule?> FollowUpAsync(ImportSchedule due, CancellationToken cancellationToken)
    {
        if (!due.IsWatching
            || due.LastOperationId is not { } id
            || (await operations.GetAsync([id], cancellationToken))[0] is not { } operation)
        {
            return null;
        }

        return operation.State switch
        {
            BulkOperationState.Failed => Failed(
                due, ImportScheduleResult.Failed, operation.File.Sha256, operation.Failure ?? "The operation failed."),
            _ when !operation.IsEnded => With(due, ImportScheduleResult.StillRunning),
            _ => null,
        };
    }

    private async Task<ImportSchedule> LookAsync(ImportSchedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            if (await folder.HashAsync(schedule.FileName, cancellationToken) is not { } content)
            {
                return Settled(schedule, ImportScheduleResult.FileMissing);
            }

            var (attempts, last) = await FindAttemptsAsync(schedule, content, cancellationToken);
            return Decide(schedule, content, attempts, last)
                ?? (await folder.ReceiveAsync(schedule.FileName, cancellationToken) is { } file
                    ? await LoadAsync(schedule, file, cancellationToken)
                    : Settled(schedule, ImportScheduleResult.FileMissing));
        }
        catch (DropFileRefusedException refusal)
        {
            return schedule is { FailedContent: "", IsRunAsked: false } && ImportRhythm.IsPausing(schedule, clock.GetUtcNow())
                ? schedule
                : Failed(schedule, ImportScheduleResult.Refused, string.Empty, refusal.Message);
        }
    }

    /// <summary>What is to be said of a content without loading it; null: it is to be loaded.</summary>
    private ImportSchedule? Decide(ImportSchedule schedule, string content, int attempts, BulkOperation? last)
    {
        switch (last?.State)
        {
            case BulkOperationState.Completed or BulkOperationState.Cancelled:
                return Settled(schedule, ImportScheduleResult.Unchanged) with { LastOperationId = last.Id };
            case BulkOperationState.Queued or BulkOperationState.Running:
                return With(schedule, ImportScheduleResult.StillRunning) with { LastOperationId = last.Id, IsWatching = true };
            case null when attempts > 0:
                return Settled(schedule, ImportScheduleResult.Unchanged);
        }

        if (schedule.IsRunAsked)
        {
            return null;
        }

        var isKnown = schedule.FailedContent == content;
        if (Math.Max(attempts, isKnown ? schedule.Failures : 0) >= ImportRhythm.MostAttempts)
        {
            return schedule with
            {
                LastResult = ImportScheduleResult.GivenUp,
                LastMessage = last?.Failure ?? schedule.LastMessage,
                LastOperationId = last?.Id ?? schedule.LastOperationId,
                IsWatching = false,
                Failures = ImportRhythm.MostAttempts,
                FailedContent = content,
                RetryAt = null,
            };
        }

        return isKnown && ImportRhythm.IsPausing(schedule, clock.GetUtcNow()) ? schedule : null;
    }

    /// <summary>How often loading a content was begun, and the last operation that did; null: none, or it is kept no longer.</summary>
    private async Task<(int Count, BulkOperation? Last)> FindAttemptsAsync(
        ImportSchedule schedule, string content, CancellationToken cancellationToken)
    {
        var count = 0;
        Guid? last = null;
        while (await idempotency.FindAsync(KeyOf(schedule, content, count), cancellationToken) is { } begun)
        {
            (last, count) = (Idempotent.Read<Guid>(begun), count + 1);
        }

        return (count, last is { } id ? (await operations.GetAsync([id], cancellationToken))[0] : null);
    }

    private async Task<ImportSchedule> LoadAsync(ImportSchedule schedule, ImportFile file, CancellationToken cancellationToken)
    {
        // Once more, because the file may have changed since it was looked at.
        var (attempts, _) = await FindAttemptsAsync(schedule, file.Sha256, cancellationToken);
        await operations.AddFileAsync(file, cancellationToken);
        var outcome = await start.ExecuteAsync(
            new StartBulkImportCommand
            {
                Entity = schedule.Entity,
                Format = schedule.Format,
                System = schedule.System,
                FileId = file.Id,
                MappingName = schedule.MappingName,
                LawfulBasis = schedule.LawfulBasis,
                IdempotencyKey = KeyOf(schedule, file.Sha256, attempts),
            },
            cancellationToken);
        if (outcome.Operation is { } operation)
        {
            return Started(schedule, file.Sha256, attempts, operation.Id);
        }

        // Whoever was slower than a lease finds that another node has begun the attempt.
        return await FindAttemptsAsync(schedule, file.Sha256, cancellationToken) is (var count, { } begun) && count > attempts
            ? Started(schedule, file.Sha256, attempts, begun.Id)
            : Failed(schedule, ImportScheduleResult.Refused, file.Sha256, outcome.Errors[0].Message);
    }

    private static ImportSchedule With(ImportSchedule schedule, ImportScheduleResult result) =>
        schedule with { LastResult = result, LastMessage = null };

    /// <summary>There is nothing that would have to be tried again.</summary>
    private static ImportSchedule Settled(ImportSchedule schedule, ImportScheduleResult result) =>
        With(schedule, result) with { IsWatching = false, Failures = 0, FailedContent = null, RetryAt = null };

    /// <summary>Whether it comes to something shows when the operation ends: until then earlier failures of the content count.</summary>
    private static ImportSchedule Started(ImportSchedule schedule, string content, int attempts, Guid operationId)
    {
        var failures = Math.Max(attempts, schedule.FailedContent == content ? schedule.Failures : 0);
        return With(schedule, ImportScheduleResult.Started) with
        {
            LastOperationId = operationId,
            IsWatching = true,
            Failures = failures,
            FailedContent = failures > 0 ? content : null,
            RetryAt = null,
        };
    }

    private ImportSchedule Failed(ImportSchedule schedule, ImportScheduleResult result, string content, string message)
    {
        var failures = Math.Min(schedule.FailedContent == content ? schedule.Failures + 1 : 1, ImportRhythm.MostAttempts);
        var isGivenUp = failures == ImportRhythm.MostAttempts;
        return schedule with
        {
            LastResult = isGivenUp ? ImportScheduleResult.GivenUp : result,
            LastMessage = message,
            IsWatching = false,
            Failures = failures,
            FailedContent = content,
            RetryAt = isGivenUp ? null : clock.GetUtcNow() + ImportRhythm.PauseAfter(failures),
        };
    }

    private static ImportScheduleRun? RunOf(ImportSchedule due, ImportSchedule looked)
    {
        // What goes on as it was is no news: the same file again, none again, one given up again.
        var isNews = looked.LastResult != due.LastResult
            || looked.Failures > due.Failures
            || looked.LastResult == ImportScheduleResult.Started;
        if (!isNews || looked is not { LastResult: { } result, LastRunAt: { } now })
        {
            return null;
        }

        return new ImportScheduleRun
        {
            Id = EntityId.Create(now),
            At = now,
            Result = result,
            Attempt = result == ImportScheduleResult.Started ? looked.Failures + 1 : Math.Max(looked.Failures, 1),
            Message = looked.LastMessage,
            OperationId = result is ImportScheduleResult.FileMissing or ImportScheduleResult.Refused ? null : looked.LastOperationId,
        };
    }

    private static string KeyOf(ImportSchedule schedule, string content, int attempt)
    {
        var key = $"schedule/{schedule.Name}/{content}";
        return attempt == 0 ? key : $"{key}/{attempt}";
    }
}

/// <summary>A file of the drop folder is there and cannot be taken in; the message says why.</summary>
public sealed class DropFileRefusedException(string message, Exception inner) : Exception(message, inner);
