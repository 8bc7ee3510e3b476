using System.Globalization;
using System.Text.RegularExpressions;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>One difference between two schemas.</summary>
/// <param name="Kind">What kind of change it is.</param>
/// <param name="Severity">What it means to those who use the schema.</param>
/// <param name="Coordinate">The schema coordinate of what changed; <c>schema</c> for root types.</param>
/// <param name="Description">The change in words.</param>
/// <param name="DeprecationReason">Why the member was deprecated in the old schema, or null when it was not.</param>
public sealed record SchemaChange(
    SchemaChangeKind Kind,
    SchemaChangeSeverity Severity,
    string Coordinate,
    string Description,
    string? DeprecationReason = null)
{
    private static readonly Regex IsoDate = new(
        @"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The kind in the reference's spelling, such as <c>FIELD_REMOVED</c>.</summary>
    public string Code => string.Concat(Kind.ToString().Select((letter, at) =>
        at > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));

    /// <summary>The last ISO date (<c>2027-01-31</c>) in the deprecation reason, at midnight UTC, or null.</summary>
    public DateTimeOffset? RemovalDate
    {
        get
        {
            DateTimeOffset? last = null;
            foreach (Match match in IsoDate.Matches(DeprecationReason ?? string.Empty))
            {
                if (DateTimeOffset.TryParseExact(
                        match.Value,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.AssumeUniversal,
                        out var date))
                {
                    last = date;
                }
            }

            return last;
        }
    }

    /// <summary>
    /// Whether the change may be published: it is not breaking, or what it breaks was deprecated with a removal date
    /// that has come.
    /// </summary>
    /// <param name="now">The time of publication.</param>
    public bool IsAllowed(DateTimeOffset now) => Severity is not SchemaChangeSeverity.Breaking || RemovalDate <= now;
}
