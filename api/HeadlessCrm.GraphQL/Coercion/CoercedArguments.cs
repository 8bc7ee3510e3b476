namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>The coerced arguments of a field or directive, by the index of their definition.</summary>
public sealed class CoercedArguments
{
    private readonly bool[]? present;

    internal CoercedArguments(object?[] values, bool[]? present)
    {
        Values = values;
        this.present = present;
    }

    /// <summary>The arguments of something that takes none.</summary>
    public static CoercedArguments Empty { get; } = new([], null);

    /// <summary>
    /// Canonical values; null where the argument is null or absent. Shared between requests: read only.
    /// </summary>
    public object?[] Values { get; }

    /// <summary>Whether an argument has a value (given or default, null included).</summary>
    public bool IsPresent(int index) => present is null || present[index];
}
