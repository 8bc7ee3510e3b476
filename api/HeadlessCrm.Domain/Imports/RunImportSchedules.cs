using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Imports;

/// <summary>
/// Looks after schedules that are due. What a file is loaded by is a key made of its content, so that one content is loaded once, however
/// often it is found and whichever node finds it.
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
            var looked = await LookAsync(due, cancellationToken);
            var now = clock.GetUtcNow();
            await schedules.CompleteAsync(looked with { LastRunAt = now, NextRunAt = NextAfter(due, now) }, cancellationToken);
            count++;
        }

        return count;
    }

    // In the rhythm of the first look; what was missed is not made up for.
    private static DateTimeOffset NextAfter(ImportSchedule schedule, DateTimeOffset now)
    {
        var missed = Math.Max((now - schedule.NextRunAt).Ticks / schedule.Every.Ticks, 0);
        return schedule.NextRunAt + (schedule.Every * (missed + 1));
    }

    private async Task<ImportSchedule> LookAsync(ImportSchedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            if (await folder.HashAsync(schedule.FileName, cancellationToken) is not { } content)
            {
                return With(schedule, ImportScheduleResult.FileMissing);
            }

            return await FindLoadedAsync(schedule, content, cancellationToken)
                ?? (await folder.ReceiveAsync(schedule.FileName, cancellationToken) is { } file
                    ? await LoadAsync(schedule, file, cancellationToken)
                    : With(schedule, ImportScheduleResult.FileMissing));
        }
        catch (DropFileRefusedException refusal)
        {
            return With(schedule, ImportScheduleResult.Refused) with { LastMessage = refusal.Message };
        }
    }

    private async Task<ImportSchedule?> FindLoadedAsync(ImportSchedule schedule, string content, CancellationToken cancellationToken) =>
        await idempotency.FindAsync(KeyOf(schedule, content), cancellationToken) is { } loaded
            ? With(schedule, ImportScheduleResult.Unchanged) with { LastOperationId = Idempotent.Read<Guid>(loaded) }
            : null;

    private async Task<ImportSchedule> LoadAsync(ImportSchedule schedule, ImportFile file, CancellationToken cancellationToken)
    {
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
                IdempotencyKey = KeyOf(schedule, file.Sha256),
            },
            cancellationToken);
        return outcome.Operation is { } operation
            ? With(schedule, ImportScheduleResult.Started) with { LastOperationId = operation.Id }
            : await FindLoadedAsync(schedule, file.Sha256, cancellationToken)
                ?? With(schedule, ImportScheduleResult.Refused) with { LastMessage = outcome.Errors[0].Message };
    }

    private static ImportSchedule With(ImportSchedule schedule, ImportScheduleResult result) =>
        schedule with { LastResult = result, LastMessage = null };

    private static string KeyOf(ImportSchedule schedule, string content) => $"schedule/{schedule.Name}/{content}";
}

/// <summary>A file of the drop folder is there and cannot be taken in; the message says why.</summary>
public sealed class DropFileRefusedException(string message, Exception inner) : Exception(message, inner);
