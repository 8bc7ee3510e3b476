using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>What filters over complaints may name.</summary>
public static class ComplaintFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Complaint"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Complaint",
        [
            FilterField.Of<Complaint>("id", FieldType.Id, complaint => complaint.Id),
            FilterField.Of<Complaint>("customerId", FieldType.Id, complaint => complaint.CustomerId),
            FilterField.Of<Complaint>("category", FieldType.Text, complaint => complaint.Category),
            FilterField.OfEnum<Complaint, ComplaintSeverity>("severity", complaint => complaint.Severity),
            FilterField.OfEnum<Complaint, ComplaintStatus>("status", complaint => complaint.Status),
            FilterField.OfEnum<Complaint, Channel>("channel", complaint => complaint.Channel),
            FilterField.Of<Complaint>("dealerCode", FieldType.Text, complaint => complaint.DealerCode),
            FilterField.Of<Complaint>("productType", FieldType.Text, complaint => complaint.ProductType),
            FilterField.Of<Complaint>("vin", FieldType.Text, complaint => complaint.Vin),
            FilterField.Of<Complaint>("openedAt", FieldType.Instant, complaint => complaint.OpenedAt),
            FilterField.Of<Complaint>("respondedAt", FieldType.Instant, complaint => complaint.RespondedAt),
            FilterField.Of<Complaint>("responseDueAt", FieldType.Instant, complaint => complaint.ResponseDueAt),
            FilterField.Of<Complaint>("resolvedAt", FieldType.Instant, complaint => complaint.ResolvedAt),
            FilterField.Of<Complaint>("resolutionDueAt", FieldType.Instant, complaint => complaint.ResolutionDueAt),
            FilterField.Of<Complaint>("closedAt", FieldType.Instant, complaint => complaint.ClosedAt),
            FilterField.Of<Complaint>("contactCount", FieldType.Integer, complaint => complaint.ContactCount),
            FilterField.Of<Complaint>("reopenedCount", FieldType.Integer, complaint => complaint.ReopenedCount),
        ]);
}

/// <summary>What complaints can be ordered by.</summary>
public enum ComplaintOrderField
{
    /// <summary>When the customer complained.</summary>
    OpenedAt,

    /// <summary>By when it has to be resolved.</summary>
    ResolutionDueAt,
}
