using HeadlessCrm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

/// <summary>
/// One of several customers that are one now, the survivor among them; a customer that is one alone has none. It leads from an
/// old id to the survivor and keeps what the customer had of its own, for when it is unmerged.
/// </summary>
internal sealed class CustomerMemberRow
{
    public Guid Id { get; set; }

    public Guid SurvivorId { get; set; }

    /// <summary>The member it was merged into; null: it is the survivor.</summary>
    public Guid? MergedIntoId { get; set; }

    public CustomerStatus Status { get; set; }

    public DateTimeOffset? StatusAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public string DisplayName { get; set; } = string.Empty;

    public static void Configure(EntityTypeBuilder<CustomerMemberRow> entity)
    {
        entity.ToTable("customer_members");
        entity.HasKey(row => row.Id);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.SurvivorId).OnDelete(DeleteBehavior.Restrict);
    }
}
