using HeadlessCrm.Domain.Customers.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Contacts;

internal sealed class CompanyContactRow
{
    public Guid Id { get; set; }

    public Guid CompanyId { get; set; }

    /// <summary>The company it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? CompanyPostedForId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>The person it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PersonPostedForId { get; set; }

    public string? JobTitle { get; set; }

    public ContactRole? Role { get; set; }

    /// <summary>Days since the first of the year 1.</summary>
    public int? Since { get; set; }

    /// <summary>Days since the first of the year 1.</summary>
    public int? Until { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static CompanyContactRow Of(CompanyContact contact) => new()
    {
        Id = contact.Id,
        CompanyId = contact.CompanyId,
        PersonId = contact.PersonId,
        JobTitle = contact.JobTitle,
        Role = contact.Role,
        Since = contact.Since?.DayNumber,
        Until = contact.Until?.DayNumber,
        Version = contact.Version,
        CreatedAt = contact.CreatedAt,
        UpdatedAt = contact.UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<CompanyContactRow> entity)
    {
        entity.ToTable("company_contacts");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.CompanyId);
        entity.HasIndex(row => row.PersonId);
    }
}
