using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.MarketingEvents;

internal sealed class MarketingEventRow
{
    public Guid Id { get; set; }

    public string Code { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public MarketingEventKind Kind { get; set; }

    public string? DealerCode { get; set; }

    public string? Place { get; set; }

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public string TimeZone { get; set; } = string.Empty;

    public int? Capacity { get; set; }

    public bool HasWaitingList { get; set; }

    public MarketingEventStatus Status { get; set; }

    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public static MarketingEventRow Of(MarketingEvent about) => new()
    {
        Id = about.Id,
        Code = about.Code,
        Name = about.Name,
        Kind = about.Kind,
        DealerCode = about.DealerCode,
        Place = about.Place,
        StartsAt = about.StartsAt,
        EndsAt = about.EndsAt,
        TimeZone = about.TimeZone,
        Capacity = about.Capacity,
        HasWaitingList = about.HasWaitingList,
        Status = about.Status,
        Version = about.Version,
        CreatedAt = about.CreatedAt,
        UpdatedAt = about.UpdatedAt,
    };

    public MarketingEvent ToEvent() => new()
    {
        Id = Id,
        Code = Code,
        Name = Name,
        Kind = Kind,
        DealerCode = DealerCode,
        Place = Place,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        TimeZone = TimeZone,
        Capacity = Capacity,
        HasWaitingList = HasWaitingList,
        Status = Status,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };

    public static void Configure(EntityTypeBuilder<MarketingEventRow> entity)
    {
        entity.ToTable("marketing_events");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
        entity.HasIndex(row => row.Code).IsUnique();
        entity.HasIndex(row => row.StartsAt);
    }
}
