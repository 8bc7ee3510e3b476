namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>How a schema is built.</summary>
public sealed record SchemaBuildOptions
{
    /// <summary>Everything is checked.</summary>
    public static SchemaBuildOptions Default { get; } = new();

    /// <summary>
    /// Whether the rules on type-system documents are skipped, for SDL that is known to be valid. Off by default.
    /// </summary>
    public bool AssumeValidSdl { get; init; }

    /// <summary>Whether the validation of the built schema is skipped. Off by default.</summary>
    public bool AssumeValidSchema { get; init; }
}
