namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The coerced variables of one request, by the index of their definition in the operation.</summary>
public sealed class VariableValues
{
    private readonly VariablePlan plan;
    private readonly object?[] values;

    internal VariableValues(VariablePlan plan, object?[] values)
    {
        this.plan = plan;
        this.values = values;
    }

    /// <summary>The values of an operation that declares no variables.</summary>
    public static VariableValues Empty { get; } = new(VariablePlan.Empty, []);

    /// <summary>How many variables the operation declares.</summary>
    public int Count => values.Length;

    /// <summary>The canonical value of a variable; null when it is null or absent.</summary>
    public object? this[int index] => ReferenceEquals(values[index], Absent.Value) ? null : values[index];

    /// <summary>Whether the variable has a value (given or default, null included).</summary>
    public bool IsPresent(int index) => !ReferenceEquals(values[index], Absent.Value);

    /// <summary>The index of a variable by its name without $, or -1.</summary>
    public int IndexOf(string name) => plan.IndexOf(name);
}
