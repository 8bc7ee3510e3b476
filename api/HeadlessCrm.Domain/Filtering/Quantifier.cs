namespace HeadlessCrm.Domain.Filtering;

/// <summary>What a filter asks of the elements of a collection.</summary>
public enum Quantifier
{
    /// <summary>At least one element matches.</summary>
    Some,

    /// <summary>No element matches.</summary>
    None,

    /// <summary>Every element matches; true of an empty collection.</summary>
    All,

    /// <summary>The number of matching elements meets the comparisons of <see cref="Filter.Quantified.Count"/>.</summary>
    Count,
}
