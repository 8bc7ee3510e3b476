using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;

internal sealed class LeadRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public string Source { get; set; } = string.Empty;

    public string? ExternalSystem { get; set; }

    public string? ExternalId { get; set; }

    public LeadStatus Status { get; set; }

    /// <summary>JSON; see <see cref="LeadVehicleJson"/>.</summary>
    public string? Vehicle { get; set; }

    /// <summary>JSON; see <see cref="LeadVehicleJson"/>.</summary>
    public string? TradeIn { get; set; }

    public string? Comments { get; set; }

    public string? DealerCode { get; set; }

    public string? Agent { get; set; }

    public string? StatusReason { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public DateTimeOffset StatusAt { get; set; }

    public int Version { get; set; }

    /// <summary>What it came as, word for word; null: it was entered here.</summary>
    public string? Raw { get; set; }

    public static LeadRow Of(Lead lead, Guid postedFor, string? raw)
    {
        var row = new LeadRow
        {
            Id = lead.Id,
            CustomerId = lead.CustomerId,
            PostedForId = postedFor == lead.CustomerId ? null : postedFor,
            Source = lead.Source,
            ExternalSystem = lead.ExternalReference?.System,
            ExternalId = lead.ExternalReference?.Id,
            Vehicle = LeadVehicleJson.Write(lead.Vehicle),
            TradeIn = LeadVehicleJson.Write(lead.TradeIn),
            Comments = lead.Comments,
            ReceivedAt = lead.ReceivedAt,
            RecordedAt = lead.RecordedAt,
            Raw = raw,
        };
        row.Take(lead);
        return row;
    }

    /// <summary>Takes what changes in the course of a lead.</summary>
    public void Take(Lead lead)
    {
        Status = lead.Status;
        StatusAt = lead.StatusAt;
        StatusReason = lead.StatusReason;
        DealerCode = lead.DealerCode;
        Agent = lead.Agent;
        Version = lead.Version;
    }

    public static void Configure(EntityTypeBuilder<LeadRow> entity)
    {
        entity.ToTable("leads");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.CustomerId, row.ReceivedAt, row.Id });
        entity.HasIndex(row => row.ReceivedAt);
        entity.HasIndex(row => new { row.ExternalSystem, row.ExternalId }).IsUnique();
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
