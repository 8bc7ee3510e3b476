namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>How a schema is printed.</summary>
public sealed record SchemaPrintOptions
{
    /// <summary>In the order of the schema, without applied directives of its own.</summary>
    public static SchemaPrintOptions Default { get; } = new();

    /// <summary>Whether types, members and directives are sorted by name.</summary>
    public bool Sorted { get; init; }

    /// <summary>
    /// Whether all applied directives are written, as they stand in the source, and not only those the specification
    /// gives a meaning in introspection.
    /// </summary>
    public bool WithDirectives { get; init; }
}
