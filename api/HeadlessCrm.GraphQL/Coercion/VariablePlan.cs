namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The variables of one operation: their resolved types and coerced defaults. Made once per operation.</summary>
public sealed class VariablePlan
{
    /// <summary>The plan of an operation that declares no variables.</summary>
    public static VariablePlan Empty { get; } = new();

    /// <summary>How many variables the operation declares.</summary>
    public int Count => 0;

    /// <summary>The index of a variable by its name without $, or -1.</summary>
    public int IndexOf(string name) => -1;
}
