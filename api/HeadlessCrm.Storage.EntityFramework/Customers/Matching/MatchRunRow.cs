using HeadlessCrm.Domain.Customers.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

internal sealed class MatchRunRow
{
    public Guid Id { get; set; }

    public MatchMode Mode { get; set; }

    public bool Learns { get; set; }

    public bool IsDryRun { get; set; }

    public MatchRunState State { get; set; }

    public MatchRunStep Step { get; set; }

    public long Done { get; set; }

    public long Total { get; set; }

    public int? Records { get; set; }

    public long CandidatePairs { get; set; }

    public int ModelVersion { get; set; }

    public int Linked { get; set; }

    public int Queued { get; set; }

    public int Refused { get; set; }

    public string? Fault { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static MatchRunRow Of(MatchRun run) => new()
    {
        Id = run.Id,
        Mode = run.Command.Mode,
        Learns = run.Command.Learns,
        IsDryRun = run.Command.IsDryRun,
        State = run.State,
        Step = run.Progress.Step,
        Done = run.Progress.Done,
        Total = run.Progress.Total,
        Records = run.Result?.Records,
        CandidatePairs = run.Result?.CandidatePairs ?? 0,
        ModelVersion = run.Result?.ModelVersion ?? 0,
        Linked = run.Result?.Linked ?? 0,
        Queued = run.Result?.Queued ?? 0,
        Refused = run.Result?.Refused ?? 0,
        Fault = run.Fault,
        StartedAt = run.StartedAt,
        UpdatedAt = run.UpdatedAt,
    };

    public MatchRun ToRun() => new()
    {
        Id = Id,
        Command = new RunMatchingCommand(Mode, Learns, IsDryRun),
        State = State,
        Progress = new MatchRunProgress(Step, Done, Total),
        Result = Records is { } records
            ? new MatchRunResult(records, CandidatePairs, ModelVersion, Linked, Queued, Refused)
            : null,
        Fault = Fault,
        StartedAt = StartedAt,
        UpdatedAt = UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<MatchRunRow> entity)
    {
        entity.ToTable("match_runs");
        entity.HasKey(row => row.Id);
    }
}
