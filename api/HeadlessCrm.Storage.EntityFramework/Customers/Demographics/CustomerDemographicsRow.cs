using HeadlessCrm.Domain.Customers.Demographics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Demographics;

/// <summary>What a customer's golden record says of the person; computed with it. There is none where nothing is known.</summary>
internal sealed class CustomerDemographicsRow
{
    public Guid CustomerId { get; set; }

    public Sex? Sex { get; set; }

    /// <summary>As 1980-05-31, so that order by text is order by day.</summary>
    public string? BirthDate { get; set; }

    public MaritalStatus? MaritalStatus { get; set; }

    public string? Occupation { get; set; }

    /// <summary>Coding and code, such as ubigeo:150101.</summary>
    public string? Area { get; set; }

    public LifeStage? LifeStage { get; set; }

    public static void Configure(EntityTypeBuilder<CustomerDemographicsRow> entity)
    {
        entity.ToTable("customer_demographics");
        entity.HasKey(row => row.CustomerId);
        entity.HasIndex(row => row.Area);
        entity.HasOne<CustomerRow>().WithOne().HasForeignKey<CustomerDemographicsRow>(row => row.CustomerId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
