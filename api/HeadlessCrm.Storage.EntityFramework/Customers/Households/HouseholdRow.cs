using HeadlessCrm.Domain.Customers.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Households;

internal sealed class HouseholdRow
{
    public Guid Id { get; set; }

    public string Name { get; set; } = string.Empty;

    public Guid? ParentId { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static HouseholdRow Of(Household household) => new()
    {
        Id = household.Id,
        Name = household.Name,
        ParentId = household.ParentId,
        Version = household.Version,
        CreatedAt = household.CreatedAt,
        UpdatedAt = household.UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<HouseholdRow> entity)
    {
        entity.ToTable("households");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.Name);
        entity.HasIndex(row => row.ParentId);
    }
}

/// <summary>
/// A word on where a person lives. The one of the highest position counts among all that are a customer's: a merge brings words
/// together and an unmerge parts them, and nobody ever lives in two households.
/// </summary>
internal sealed class HouseholdMembershipRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    /// <summary>Null: in none.</summary>
    public Guid? HouseholdId { get; set; }

    public bool IsHead { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>The ticks of its recording, or one more than the last of the customer and of the household, whichever is higher.</summary>
    public long Position { get; set; }

    public static void Configure(EntityTypeBuilder<HouseholdMembershipRow> entity)
    {
        entity.ToTable("household_memberships");
        entity.HasKey(row => row.Id);
        entity.HasIndex(row => new { row.CustomerId, row.Position });
        entity.HasIndex(row => row.HouseholdId);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
