using System.Text.Json;
using HeadlessCrm.Domain.Customers.Quality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Quality;

internal sealed class DataQualitySnapshotRow
{
    /// <summary>As 2026-03-15.</summary>
    public string Day { get; set; } = string.Empty;

    public DateTimeOffset TakenAt { get; set; }

    /// <summary>The report, as JSON.</summary>
    public string Report { get; set; } = "{}";

    public DataQualitySnapshot ToSnapshot() => SnapshotOf(Day, TakenAt, Report);

    /// <summary>What was kept. Reports of before checks were told apart have none.</summary>
    public static DataQualitySnapshot SnapshotOf(string day, DateTimeOffset takenAt, string kept)
    {
        var report = JsonSerializer.Deserialize<DataQualityReport>(kept)!;
        return new(
            DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            takenAt,
            report with { Checks = report.Checks ?? [] });
    }

    public static void Configure(EntityTypeBuilder<DataQualitySnapshotRow> entity)
    {
        entity.ToTable("data_quality_snapshots");
        entity.HasKey(row => row.Day);
    }
}

/// <summary>The quality of a group of customers on a day.</summary>
internal sealed class DataQualityGroupSnapshotRow
{
    /// <summary>As 2026-03-15.</summary>
    public string Day { get; set; } = string.Empty;

    public DataQualityGrouping Grouping { get; set; }

    public string Name { get; set; } = string.Empty;

    public DateTimeOffset TakenAt { get; set; }

    /// <summary>The report, as JSON.</summary>
    public string Report { get; set; } = "{}";

    public DataQualitySnapshot ToSnapshot() => DataQualitySnapshotRow.SnapshotOf(Day, TakenAt, Report);

    public static void Configure(EntityTypeBuilder<DataQualityGroupSnapshotRow> entity)
    {
        entity.ToTable("data_quality_group_snapshots");
        entity.HasKey(row => new { row.Grouping, row.Day, row.Name });
    }
}
