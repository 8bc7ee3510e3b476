using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

/// <summary>How fast complaints are to be answered and resolved.</summary>
internal sealed class ComplaintTargetRow
{
    /// <summary>Empty: any.</summary>
    public string Category { get; set; } = string.Empty;

    /// <summary>-1: any.</summary>
    public int Severity { get; set; }

    public string Response { get; set; } = string.Empty;

    public string Resolution { get; set; } = string.Empty;

    public ComplaintTarget ToTarget()
    {
        _ = ServiceTime.TryParse(Response, out var response);
        _ = ServiceTime.TryParse(Resolution, out var resolution);
        return new(
            Category.Length == 0 ? null : Category, Severity < 0 ? null : (ComplaintSeverity)Severity, response, resolution);
    }

    public static void Configure(EntityTypeBuilder<ComplaintTargetRow> entity)
    {
        entity.ToTable("complaint_targets");
        entity.HasKey(row => new { row.Category, row.Severity });
    }
}
