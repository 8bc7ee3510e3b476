using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Quality;

/// <summary>What is to be counted.</summary>
/// <param name="Where">Which customers; null: all.</param>
/// <param name="Grouping">By what they are divided; null: not at all.</param>
/// <param name="Requirements">What the business wants to know.</param>
/// <param name="FreshSince">Since when a customer must have changed to be fresh.</param>
public sealed record DataQualityQuestion(
    Filter? Where, DataQualityGrouping? Grouping, IReadOnlyList<DataRequirement> Requirements, DateTimeOffset FreshSince);

/// <summary>Of how many customers a field is wanted and known.</summary>
/// <param name="Wanted">Of how many it is wanted.</param>
/// <param name="Known">Of how many of them it is known.</param>
public sealed record FieldCount(long Wanted, long Known);

/// <summary>How many values of a kind there are and can be right.</summary>
/// <param name="Check">What is looked at.</param>
/// <param name="Checked">How many there are.</param>
/// <param name="Valid">How many of them can be right.</param>
public sealed record ValidityCount(ValidityCheck Check, long Checked, long Valid);

/// <summary>What was counted of some customers.</summary>
/// <param name="Group">The source or dealer; null: all.</param>
/// <param name="Customers">How many.</param>
/// <param name="Reachable">Who have a contact point that is not known to lead nowhere.</param>
/// <param name="WithAddress">Who have an e-mail address or a telephone number.</param>
/// <param name="Sharing">Of these, who have one that another customer has too.</param>
/// <param name="Fresh">Who changed lately.</param>
/// <param name="Checks">The values that are looked at for being right, by kind.</param>
/// <param name="Fields">By requirement; null: not counted.</param>
public sealed record DataQualityCounts(
    string? Group,
    int Customers,
    long Reachable,
    long WithAddress,
    long Sharing,
    long Fresh,
    IReadOnlyList<ValidityCount> Checks,
    IReadOnlyList<FieldCount?> Fields);
