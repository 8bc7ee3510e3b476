using System.Text.Json;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Touchpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Surveys;

internal sealed class SurveyRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public bool IsOpen { get; set; }

    /// <summary>The latest version.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public static SurveyRow Of(Survey survey) => new()
    {
        Id = survey.Id, Name = survey.Name, IsOpen = survey.IsOpen, Version = survey.Version, CreatedAt = survey.CreatedAt,
    };

    public static void Configure(EntityTypeBuilder<SurveyRow> entity)
    {
        entity.ToTable("surveys");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.Name).IsUnique();
    }
}

/// <summary>What a survey was at a version.</summary>
internal sealed class SurveyVersionRow
{
    public Guid SurveyId { get; set; }

    public int Version { get; set; }

    public string Title { get; set; } = string.Empty;

    /// <summary>The questions, as JSON.</summary>
    public string Questions { get; set; } = "[]";

    public DateTimeOffset RecordedAt { get; set; }

    public static SurveyVersionRow Of(Survey survey) => new()
    {
        SurveyId = survey.Id,
        Version = survey.Version,
        Title = survey.Title,
        Questions = JsonSerializer.Serialize(survey.Questions),
        RecordedAt = survey.UpdatedAt,
    };

    public Survey ToSurvey(SurveyRow latest) => new()
    {
        Id = SurveyId,
        Name = latest.Name,
        Title = Title,
        Questions = JsonSerializer.Deserialize<SurveyQuestion[]>(Questions)!,
        IsOpen = latest.IsOpen,
        Version = Version,
        CreatedAt = latest.CreatedAt,
        UpdatedAt = RecordedAt,
    };

    public static void Configure(EntityTypeBuilder<SurveyVersionRow> entity)
    {
        entity.ToTable("survey_versions");
        entity.HasKey(row => new { row.SurveyId, row.Version });
        entity.HasOne<SurveyRow>().WithMany().HasForeignKey(row => row.SurveyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SurveyResponseRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public Guid SurveyId { get; set; }

    public int SurveyVersion { get; set; }

    public TouchpointKind? Touchpoint { get; set; }

    /// <summary>The answers, as JSON.</summary>
    public string Answers { get; set; } = "[]";

    public DateTimeOffset AnsweredAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public static SurveyResponseRow Of(SurveyResponse response, Guid postedFor) => new()
    {
        Id = response.Id,
        CustomerId = response.CustomerId,
        PostedForId = postedFor == response.CustomerId ? null : postedFor,
        SurveyId = response.SurveyId,
        SurveyVersion = response.SurveyVersion,
        Touchpoint = response.Touchpoint,
        Answers = JsonSerializer.Serialize(response.Answers),
        AnsweredAt = response.AnsweredAt,
        RecordedAt = response.RecordedAt,
    };

    public static void Configure(EntityTypeBuilder<SurveyResponseRow> entity)
    {
        entity.ToTable("survey_responses");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.AnsweredAt });
        entity.HasIndex(row => row.SurveyId);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
