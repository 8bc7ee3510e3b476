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

    public DataQualitySnapshot ToSnapshot() => new(
        DateOnly.ParseExact(Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        TakenAt,
        JsonSerializer.Deserialize<DataQualityReport>(Report)!);

    public static void Configure(EntityTypeBuilder<DataQualitySnapshotRow> entity)
    {
        entity.ToTable("data_quality_snapshots");
        entity.HasKey(row => row.Day);
    }
}
