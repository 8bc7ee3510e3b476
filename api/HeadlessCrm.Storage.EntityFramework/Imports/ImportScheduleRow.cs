using HeadlessCrm.Domain.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

internal sealed class ImportScheduleRow
{
    public string Name { get; set; } = string.Empty;

    public ImportEntity Entity { get; set; }

    public ImportFormat Format { get; set; }

    public string System { get; set; } = string.Empty;

    public string FileName { get; set; } = string.Empty;

    public string? MappingName { get; set; }

    public LawfulBasis LawfulBasis { get; set; }

    /// <summary>0: <see cref="Cron"/> says when.</summary>
    public long EveryTicks { get; set; }

    public string? Cron { get; set; }

    /// <summary>Null: the schedule was made when there were none.</summary>
    public string? TimeZone { get; set; }

    public bool IsPaused { get; set; }

    public DateTimeOffset NextRunAt { get; set; }

    /// <summary>Null: the schedule was made when it was always the same as the next.</summary>
    public DateTimeOffset? RegularRunAt { get; set; }

    public bool IsRunAsked { get; set; }

    public bool IsWatching { get; set; }

    public int Failures { get; set; }

    public string? FailedContent { get; set; }

    public DateTimeOffset? RetryAt { get; set; }

    public DateTimeOffset? LastRunAt { get; set; }

    public ImportScheduleResult? LastResult { get; set; }

    public string? LastMessage { get; set; }

    public Guid? LastOperationId { get; set; }

    public int Version { get; set; }

    /// <summary>Milliseconds since 1970 of the database's clock.</summary>
    public long LeaseUntil { get; set; }

    public static void Configure(EntityTypeBuilder<ImportScheduleRow> entity)
    {
        entity.ToTable("import_schedules");
        entity.HasKey(row => row.Name);
        entity.Property(row => row.Version).IsConcurrencyToken();
    }

    /// <summary>What somebody asked for.</summary>
    public void Take(ImportSchedule schedule)
    {
        Name = schedule.Name;
        Entity = schedule.Entity;
        Format = schedule.Format;
        System = schedule.System;
        FileName = schedule.FileName;
        MappingName = schedule.MappingName;
        LawfulBasis = schedule.LawfulBasis;
        EveryTicks = schedule.Every?.Ticks ?? 0;
        Cron = schedule.Cron;
        TimeZone = schedule.TimeZone;
        IsPaused = schedule.IsPaused;
        NextRunAt = schedule.NextRunAt;
        RegularRunAt = schedule.RegularRunAt;
        Version = schedule.Version;
    }

    public ImportSchedule ToSchedule() => new()
    {
        Name = Name,
        Entity = Entity,
        Format = Format,
        System = System,
        FileName = FileName,
        MappingName = MappingName,
        LawfulBasis = LawfulBasis,
        Every = EveryTicks == 0 ? null : TimeSpan.FromTicks(EveryTicks),
        Cron = Cron,
        TimeZone = TimeZone ?? "UTC",
        IsPaused = IsPaused,
        NextRunAt = NextRunAt,
        RegularRunAt = RegularRunAt ?? NextRunAt,
        IsRunAsked = IsRunAsked,
        IsWatching = IsWatching,
        Failures = Failures,
        FailedContent = FailedContent,
        RetryAt = RetryAt,
        LastRunAt = LastRunAt,
        LastResult = LastResult,
        LastMessage = LastMessage,
        LastOperationId = LastOperationId,
        Version = Version,
    };
}
