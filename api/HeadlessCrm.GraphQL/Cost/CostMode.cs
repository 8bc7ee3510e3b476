namespace HeadlessCrm.GraphQL.Cost;

/// <summary>What a request wants to hear of its cost.</summary>
public enum CostMode
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>extensions.cost</c> beside the data.</summary>
    Report,

    /// <summary>Only <c>extensions.cost</c>: the operation is priced and not executed.</summary>
    Validate,
}
