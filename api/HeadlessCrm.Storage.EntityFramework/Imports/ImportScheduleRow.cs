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

    public long EveryTicks { get; set; }

    public bool IsPaused { get; set; }

    public DateTimeOffset NextRunAt { get; set; }

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
        EveryTicks = schedule.Every.Ticks;
        IsPaused = schedule.IsPaused;
        NextRunAt = schedule.NextRunAt;
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
        Every = TimeSpan.FromTicks(EveryTicks),
        IsPaused = IsPaused,
        NextRunAt = NextRunAt,
        LastRunAt = LastRunAt,
        LastResult = LastResult,
        LastMessage = LastMessage,
        LastOperationId = LastOperationId,
        Version = Version,
    };
}
