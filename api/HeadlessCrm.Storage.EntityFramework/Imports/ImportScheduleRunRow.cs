using HeadlessCrm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>A line of the history of a schedule.</summary>
internal sealed class ImportScheduleRunRow
{
    public Guid Id { get; set; }

    public string ScheduleName { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }

    public ImportScheduleResult Result { get; set; }

    public int Attempt { get; set; }

    public string? Message { get; set; }

    public Guid? OperationId { get; set; }

    public static void Configure(EntityTypeBuilder<ImportScheduleRunRow> entity)
    {
        entity.ToTable("import_schedule_runs");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.ScheduleName, row.Id });
    }

    public static ImportScheduleRunRow Of(string scheduleName, ImportScheduleRun run) => new()
    {
        Id = run.Id,
        ScheduleName = scheduleName,
        At = run.At,
        Result = run.Result,
        Attempt = run.Attempt,
        Message = run.Message,
        OperationId = run.OperationId,
    };

    public ImportScheduleRun ToRun() => new()
    {
        Id = Id,
        At = At,
        Result = Result,
        Attempt = Attempt,
        Message = Message,
        OperationId = OperationId,
    };
}
