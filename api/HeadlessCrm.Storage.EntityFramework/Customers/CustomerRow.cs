using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Customers;

internal sealed class CustomerRow
{
    public Guid Id { get; set; }

    public CustomerKind Kind { get; set; }

    public CustomerStatus Status { get; set; }

    public string DisplayName { get; set; } = string.Empty;

    /// <summary>The display name without letter case: what is searched and sorted.</summary>
    public string DisplayNameFolded { get; set; } = string.Empty;

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? CompanyName { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it took its status; null: when it was recorded, or it is a member of a merged customer, which keeps it.</summary>
    public DateTimeOffset? StatusAt { get; set; }

    /// <summary>
    /// The system of the one source that said all there is when the customer was created; this row is its record then. Null:
    /// it was entered here, or the sources have rows of their own.
    /// </summary>
    public string? SourceSystem { get; set; }

    public static CustomerRow Of(Customer customer) => new()
    {
        Id = customer.Id,
        Kind = customer.Kind,
        Status = customer.Status,
        DisplayName = customer.DisplayName,
        DisplayNameFolded = TextFolding.Fold(customer.DisplayName),
        GivenName = customer.GivenName,
        FamilyName = customer.FamilyName,
        CompanyName = customer.CompanyName,
        Version = customer.Version,
        CreatedAt = customer.CreatedAt,
        UpdatedAt = customer.UpdatedAt,
    };

    // There is no index on CreatedAt: ids carry that time, so the primary key is in its order.
    public static void Configure(EntityTypeBuilder<CustomerRow> entity)
    {
        entity.ToTable("customers");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.DisplayNameFolded);
        entity.HasIndex(row => row.UpdatedAt);
    }
}

internal sealed class ContactPointRow
{
    public Guid CustomerId { get; set; }

    public int Ordinal { get; set; }

    public Channel Channel { get; set; }

    public string Value { get; set; } = string.Empty;

    public DateTimeOffset? VerifiedAt { get; set; }

    public bool IsPreferred { get; set; }

    public static void Configure(EntityTypeBuilder<ContactPointRow> entity)
    {
        entity.ToTable("contact_points");
        entity.HasKey(row => new { row.CustomerId, row.Ordinal });
        entity.HasIndex(row => row.Value);
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CustomerExternalReferenceRow
{
    public string System { get; set; } = string.Empty;

    public string ExternalId { get; set; } = string.Empty;

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was given to, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public static void Configure(EntityTypeBuilder<CustomerExternalReferenceRow> entity)
    {
        entity.ToTable("customer_external_references");
        entity.HasKey(row => new { row.System, row.ExternalId });
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>
/// What a customer's surviving transactions come to; there is one for every customer whose creation the projection has taken in.
/// </summary>
internal sealed class CustomerPurchaseProfileRow
{
    public Guid CustomerId { get; set; }

    public int TransactionCount { get; set; }

    /// <summary>In the reporting currency, ten-thousandths.</summary>
    public long TotalSpend { get; set; }

    /// <summary>UTC ticks; 0: never. Not null, so that positions in lists compare without special cases.</summary>
    public long FirstPurchaseTicks { get; set; }

    /// <summary>UTC ticks; 0: never.</summary>
    public long LastPurchaseTicks { get; set; }

    public static void Configure(EntityTypeBuilder<CustomerPurchaseProfileRow> entity)
    {
        entity.ToTable("customer_purchase_profiles");
        entity.HasKey(row => row.CustomerId);
        entity.HasIndex(row => row.TotalSpend);
        entity.HasIndex(row => row.TransactionCount);
        entity.HasIndex(row => row.LastPurchaseTicks);
        entity.HasOne<CustomerRow>().WithOne().HasForeignKey<CustomerPurchaseProfileRow>(row => row.CustomerId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A purchase profile that is being rebuilt: as <see cref="CustomerPurchaseProfileRow"/>, without what lists need.</summary>
internal sealed class RebuiltPurchaseProfileRow
{
    public Guid CustomerId { get; set; }

    public int TransactionCount { get; set; }

    public long TotalSpend { get; set; }

    public long FirstPurchaseTicks { get; set; }

    public long LastPurchaseTicks { get; set; }

    public static void Configure(EntityTypeBuilder<RebuiltPurchaseProfileRow> entity)
    {
        entity.ToTable("customer_purchase_profiles_rebuilt");
        entity.HasKey(row => row.CustomerId);
    }
}
