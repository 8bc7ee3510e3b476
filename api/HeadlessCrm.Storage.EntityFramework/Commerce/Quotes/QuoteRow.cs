using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;

internal sealed class QuoteRow
{
    public Guid Id { get; set; }

    public Guid CustomerId { get; set; }

    /// <summary>The customer it was posted for, when that one was merged into another; null: it was not.</summary>
    public Guid? PostedForId { get; set; }

    public DateTimeOffset QuotedAt { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>Ten-thousandths of the major unit.</summary>
    public long Net { get; set; }

    public string Currency { get; set; } = string.Empty;

    public string? VehicleOfInterest { get; set; }

    public string? Vin { get; set; }

    public string? Source { get; set; }

    public string? DealerCode { get; set; }

    public string? ExternalSystem { get; set; }

    public string? ExternalId { get; set; }

    public QuoteOutcome? Outcome { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public string? CloseReason { get; set; }

    public Guid? TransactionId { get; set; }

    public int Version { get; set; }

    public static QuoteRow Of(Quote quote, Guid postedFor) => new()
    {
        Id = quote.Id,
        CustomerId = quote.CustomerId,
        PostedForId = postedFor == quote.CustomerId ? null : postedFor,
        QuotedAt = quote.QuotedAt,
        RecordedAt = quote.RecordedAt,
        ValidUntil = quote.ValidUntil,
        Net = FixedPoint.OfMoney(quote.Net),
        Currency = quote.Net.Currency,
        VehicleOfInterest = quote.VehicleOfInterest,
        Vin = quote.Vin,
        Source = quote.Source,
        DealerCode = quote.DealerCode,
        ExternalSystem = quote.ExternalReference?.System,
        ExternalId = quote.ExternalReference?.Id,
        Version = quote.Version,
    };

    public static void Configure(EntityTypeBuilder<QuoteRow> entity)
    {
        entity.ToTable("quotes");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => new { row.CustomerId, row.QuotedAt });
        entity.HasIndex(row => row.QuotedAt);
        entity.HasIndex(row => row.TransactionId);
        entity.HasIndex(row => new { row.ExternalSystem, row.ExternalId }).IsUnique();
        entity.HasOne<CustomerRow>().WithMany().HasForeignKey(row => row.CustomerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<TransactionRow>().WithMany().HasForeignKey(row => row.TransactionId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>One line of a quote.</summary>
internal sealed class QuoteLineRow
{
    public Guid QuoteId { get; set; }

    public int Ordinal { get; set; }

    public string ProductType { get; set; } = string.Empty;

    /// <summary>Millionths.</summary>
    public long Quantity { get; set; }

    /// <summary>Ten-thousandths of the major unit of the quote's currency.</summary>
    public long Net { get; set; }

    public static QuoteLineRow Of(Guid quoteId, int ordinal, QuoteLine line) => new()
    {
        QuoteId = quoteId,
        Ordinal = ordinal,
        ProductType = line.ProductType,
        Quantity = FixedPoint.OfQuantity(line.Quantity),
        Net = FixedPoint.OfMoney(line.Net),
    };

    public static void Configure(EntityTypeBuilder<QuoteLineRow> entity)
    {
        entity.ToTable("quote_lines");
        entity.HasKey(row => new { row.QuoteId, row.Ordinal });
        entity.HasOne<QuoteRow>().WithMany().HasForeignKey(row => row.QuoteId).OnDelete(DeleteBehavior.Cascade);
    }
}
