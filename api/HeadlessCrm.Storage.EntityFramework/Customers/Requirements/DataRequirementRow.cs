using System.Text.Json;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Requirements;

internal sealed class DataRequirementRow
{
    public string Field { get; set; } = string.Empty;

    public string Purpose { get; set; } = string.Empty;

    /// <summary>A decimal as text: it is never compared by the database.</summary>
    public string Value { get; set; } = string.Empty;

    public string? Question { get; set; }

    public int? StaleAfterDays { get; set; }

    public CustomerKind? AppliesTo { get; set; }

    /// <summary>The chances of an answer, as JSON.</summary>
    public string Touchpoints { get; set; } = "[]";

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static DataRequirementRow Of(DataRequirement requirement) => new()
    {
        Field = requirement.Field,
        Purpose = requirement.Purpose,
        Value = requirement.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Question = requirement.Question,
        StaleAfterDays = requirement.StaleAfterDays,
        AppliesTo = requirement.AppliesTo,
        Touchpoints = JsonSerializer.Serialize(requirement.Touchpoints),
        Version = requirement.Version,
        CreatedAt = requirement.CreatedAt,
        UpdatedAt = requirement.UpdatedAt,
    };

    public DataRequirement ToRequirement() => new()
    {
        Field = Field,
        Purpose = Purpose,
        Value = decimal.Parse(Value, System.Globalization.CultureInfo.InvariantCulture),
        Question = Question,
        StaleAfterDays = StaleAfterDays,
        AppliesTo = AppliesTo,
        Touchpoints = JsonSerializer.Deserialize<AnswerChance[]>(Touchpoints)!,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<DataRequirementRow> entity)
    {
        entity.ToTable("data_requirements");
        entity.HasKey(row => row.Field);
        entity.Property(row => row.Version).IsConcurrencyToken();
    }
}
