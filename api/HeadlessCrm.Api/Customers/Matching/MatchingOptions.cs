using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>What matching does on arrival where a caller does not say, section <c>Matching</c> of the settings.</summary>
internal sealed class MatchingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Matching";

    /// <summary>With records of systems that are not named below: <c>Off</c>, <c>Review</c> or <c>Link</c>.</summary>
    public MatchMode Default { get; set; } = MatchMode.Off;

    /// <summary>By the name of the system the record comes from; what is entered here is the system <c>headlesscrm</c>.</summary>
    public IDictionary<string, MatchMode> Systems { get; } = new Dictionary<string, MatchMode>(StringComparer.Ordinal);
}
