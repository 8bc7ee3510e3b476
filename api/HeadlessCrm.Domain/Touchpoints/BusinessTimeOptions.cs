using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>The calendar of the business. Bound from the section <see cref="Section"/>.</summary>
public sealed class BusinessTimeOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "BusinessTime";

    /// <summary>The time zone that days begin and end in, an IANA name such as <c>America/Lima</c>.</summary>
    [Required]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is none of that name.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
