using System.Text.Json;
using HeadlessCrm.Domain.Customers.Maintenance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Maintenance;

internal sealed class MaintenanceTaskRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public MaintenanceStage Stage { get; set; }

    public MaintenanceChannel? Channel { get; set; }

    /// <summary>The fields, as JSON.</summary>
    public string Fields { get; set; } = "[]";

    public string? Note { get; set; }

    /// <summary>Ten-thousandths.</summary>
    public long Priority { get; set; }

    public bool IsPlanned { get; set; }

    public string? Owner { get; set; }

    public MaintenanceStatus Status { get; set; }

    /// <summary>UTC ticks; 0: at any time. Not null, so that positions in lists compare without special cases.</summary>
    public long DueTicks { get; set; }

    public MaintenanceOutcome? Outcome { get; set; }

    public string? OutcomeNote { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static MaintenanceTaskRow Of(MaintenanceTask task) => new()
    {
        Id = task.Id,
        CustomerId = task.CustomerId,
        Stage = task.Stage,
        Channel = task.Channel,
        Fields = JsonSerializer.Serialize(task.Fields),
        Note = task.Note,
        Priority = FixedPoint.OfAmount(task.Priority),
        IsPlanned = task.IsPlanned,
        Owner = task.Owner,
        Status = task.Status,
        DueTicks = task.DueAt?.UtcTicks ?? 0,
        Outcome = task.Outcome,
        OutcomeNote = task.OutcomeNote,
        CompletedAt = task.CompletedAt,
        Version = task.Version,
        CreatedAt = task.CreatedAt,
        UpdatedAt = task.UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<MaintenanceTaskRow> entity)
    {
        entity.ToTable("maintenance_tasks");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.CustomerId, row.Status });
        entity.HasIndex(row => row.Priority);
        entity.HasIndex(row => row.DueTicks);
        entity.HasIndex(row => row.Owner);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
