using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Suggestions;

internal sealed class SuggestionRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public string Text { get; set; } = string.Empty;

    public TouchpointKind? Touchpoint { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public static SuggestionRow Of(Suggestion suggestion, Guid postedFor) => new()
    {
        Id = suggestion.Id,
        CustomerId = suggestion.CustomerId,
        PostedForId = postedFor == suggestion.CustomerId ? null : postedFor,
        Text = suggestion.Text,
        Touchpoint = suggestion.Touchpoint,
        ReceivedAt = suggestion.ReceivedAt,
        DueAt = suggestion.DueAt,
        AnsweredAt = suggestion.AnsweredAt,
        Answer = suggestion.Answer,
        AnsweredBy = suggestion.AnsweredBy,
        Version = suggestion.Version,
        CreatedAt = suggestion.CreatedAt,
    };

    public static void Configure(EntityTypeBuilder<SuggestionRow> entity)
    {
        entity.ToTable("suggestions");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.DueAt });
        entity.HasIndex(row => new { row.CustomerId, row.ReceivedAt });
        entity.HasIndex(row => new { row.CustomerId, row.AnsweredAt });
        entity.HasIndex(row => row.DueAt);
        entity.HasIndex(row => row.ReceivedAt);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
