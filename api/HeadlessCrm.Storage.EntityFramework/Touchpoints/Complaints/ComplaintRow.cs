using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;

internal sealed class ComplaintRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public string Category { get; set; } = string.Empty;

    public ComplaintSeverity Severity { get; set; }

    public Channel Channel { get; set; }

    public string Subject { get; set; } = string.Empty;

    public string? Description { get; set; }

    public string? DealerCode { get; set; }

    public string? ProductType { get; set; }

    public string? Vin { get; set; }

    public Guid? TransactionId { get; set; }

    public ComplaintStatus Status { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public int ContactCount { get; set; }

    public int ReopenedCount { get; set; }

    public DateTimeOffset ResponseDueAt { get; set; }

    public DateTimeOffset? RespondedAt { get; set; }

    public DateTimeOffset ResolutionDueAt { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public bool WasResolvedLate { get; set; }

    public string? Resolution { get; set; }

    /// <summary>Ten-thousandths of the major unit.</summary>
    public long? Compensation { get; set; }

    public string? CompensationCurrency { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? FirstResolvedAt { get; set; }

    public int? FirstResolutionContacts { get; set; }

    public DateTimeOffset? FirstReopenedAt { get; set; }

    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static ComplaintRow Of(Complaint complaint, Guid postedFor)
    {
        var row = new ComplaintRow
        {
            Id = complaint.Id,
            CustomerId = complaint.CustomerId,
            PostedForId = postedFor == complaint.CustomerId ? null : postedFor,
            Category = complaint.Category,
            Severity = complaint.Severity,
            Channel = complaint.Channel,
            Subject = complaint.Subject,
            Description = complaint.Description,
            DealerCode = complaint.DealerCode,
            ProductType = complaint.ProductType,
            Vin = complaint.Vin,
            TransactionId = complaint.TransactionId,
            OpenedAt = complaint.OpenedAt,
            RecordedAt = complaint.RecordedAt,
            ResponseDueAt = complaint.ResponseDueAt,
        };
        row.Take(complaint);
        return row;
    }

    /// <summary>Takes what changes in the course of a complaint.</summary>
    public void Take(Complaint complaint)
    {
        Status = complaint.Status;
        ContactCount = complaint.ContactCount;
        ReopenedCount = complaint.ReopenedCount;
        RespondedAt = complaint.RespondedAt;
        ResolutionDueAt = complaint.ResolutionDueAt;
        ResolvedAt = complaint.ResolvedAt;
        WasResolvedLate = complaint.WasResolvedLate;
        Resolution = complaint.Resolution;
        Compensation = complaint.Compensation is { } money ? FixedPoint.OfMoney(money) : null;
        CompensationCurrency = complaint.Compensation?.Currency;
        ClosedAt = complaint.ClosedAt;
        FirstResolvedAt = complaint.FirstResolvedAt;
        FirstResolutionContacts = complaint.FirstResolutionContacts;
        FirstReopenedAt = complaint.FirstReopenedAt;
        Version = complaint.Version;
        UpdatedAt = complaint.UpdatedAt;
    }

    public static void Configure(EntityTypeBuilder<ComplaintRow> entity)
    {
        entity.ToTable("complaints");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.CustomerId, row.OpenedAt, row.Id });
        entity.HasIndex(row => row.OpenedAt);
        entity.HasIndex(row => row.ResolutionDueAt);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
