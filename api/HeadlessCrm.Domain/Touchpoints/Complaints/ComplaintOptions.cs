using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>How complaints are dealt with. Bound from the section <see cref="Section"/>.</summary>
public sealed class ComplaintOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Complaints";

    /// <summary>
    /// For how many days after its first resolution a complaint must not be opened again to count as resolved at the first
    /// contact.
    /// </summary>
    [Range(1, 366)]
    public int FirstContactDays { get; set; } = 14;

    /// <summary>
    /// From which spend on a customer is valuable, in major units of the reporting currency: a breach of a commitment to such
    /// a customer is told by the feed. The spend is that of the purchase profile, all purchases that stand.
    /// </summary>
    [Range(0, 1e12)]
    public decimal ValuableSpend { get; set; } = 5_000;

    /// <summary>How much of a customer's margin may be offered to win it back, all offers to it together: 0.2 is a fifth.</summary>
    [Range(0.0, 1.0)]
    public decimal OfferShareOfMargin { get; set; } = 0.2m;

    /// <summary>How often commitments that fell due are looked for.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "1.00:00:00")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMinutes(1);
}
