namespace HeadlessCrm.GraphQL.Execution;

/// <summary>What an error does to the data around it; a request may choose.</summary>
public enum OnError
{
    /// <summary>A null in a non-null position rises to the nearest nullable one.</summary>
    Propagate,

    /// <summary>The failed position is null, whatever its type.</summary>
    Null,

    /// <summary>The first error ends the request; <c>data</c> is null.</summary>
    Halt,
}
