using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

internal sealed class InteractionRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public TouchpointKind Touchpoint { get; set; }

    public Channel Channel { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? DealerCode { get; set; }

    /// <summary>Null: the usual of the channel.</summary>
    public InteractionKind? Kind { get; set; }

    public InteractionDirection? Direction { get; set; }

    public string? TouchpointCode { get; set; }

    public string? Agent { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? TransactionId { get; set; }

    public Guid? ComplaintId { get; set; }

    /// <summary>Of a call.</summary>
    public int? AnswerSeconds { get; set; }

    /// <summary>Of a call.</summary>
    public int? QualityScore { get; set; }

    /// <summary>Of an attendance: the code of the event.</summary>
    public string? EventCode { get; set; }

    /// <summary>What is shown and never searched, as JSON; null: nothing of it was said.</summary>
    public string? Details { get; set; }

    private static readonly string[] Columns =
    [
        "id", "customer_id", "posted_for_id", "touchpoint", "channel", "reason", "occurred_at", "recorded_at", "dealer_code",
        "kind", "direction", "touchpoint_code", "agent", "ended_at", "transaction_id", "complaint_id", "answer_seconds",
        "quality_score", "details", "event_code",
    ];

    // Most interactions say no more than this many columns.
    private const int FewColumns = 9;

    /// <param name="interactions">The interactions, with the customers they were posted for.</param>
    /// <param name="survivorOf">The customer that one posted for is part of.</param>
    public static BulkRows Bulk(IReadOnlyList<Interaction> interactions, Func<Guid, Guid> survivorOf)
    {
        object?[][] rows = [.. interactions.Select(met => Values(met, survivorOf(met.CustomerId)))];
        return rows.All(row => row.Skip(FewColumns).All(value => value is null))
            ? new BulkRows("interactions", Columns[..FewColumns], [.. rows.Select(row => row[..FewColumns])])
            : new BulkRows("interactions", Columns, rows);
    }

    private static object?[] Values(Interaction met, Guid survivor) =>
    [
        met.Id,
        survivor,
        survivor == met.CustomerId ? null : met.CustomerId,
        (int)met.Touchpoint,
        (int)met.Channel,
        met.Reason,
        met.OccurredAt.UtcTicks,
        met.RecordedAt.UtcTicks,
        met.DealerCode,
        met.Kind == Interaction.KindOf(met.Channel) ? null : (int)met.Kind,
        (int?)met.Direction,
        met.TouchpointCode,
        met.Agent,
        met.EndedAt?.UtcTicks,
        met.TransactionId,
        met.ComplaintId,
        (met as Call)?.AnswerSeconds,
        (met as Call)?.QualityScore,
        InteractionDetails.Write(met),
        (met as EventAttendance)?.EventCode,
    ];

    public static void Configure(EntityTypeBuilder<InteractionRow> entity)
    {
        entity.ToTable("interactions");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.OccurredAt });
        entity.HasIndex(row => new { row.OccurredAt, row.Channel });
        entity.HasIndex(row => new { row.EventCode, row.CustomerId }).HasFilter("event_code IS NOT NULL");
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
