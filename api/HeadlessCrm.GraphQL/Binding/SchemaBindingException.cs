namespace HeadlessCrm.GraphQL.Binding;

/// <summary>The code does not fit the schema; every misfit is listed at once, at start-up.</summary>
public sealed class SchemaBindingException(IReadOnlyList<string> problems)
    : Exception($"The schema is not bound; {problems.Count} problem(s):\n" + string.Join('\n', problems.Select(p => "  - " + p)))
{
    /// <summary>One line each: the coordinate, what was expected, what was found.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
