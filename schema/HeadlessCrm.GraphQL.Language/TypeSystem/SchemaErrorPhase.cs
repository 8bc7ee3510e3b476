namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>Which check refused a schema. The second runs only when the first finds nothing.</summary>
public enum SchemaErrorPhase
{
    /// <summary>
    /// The rules on type-system documents: unknown types, duplicates, directives and their arguments.
    /// </summary>
    Sdl,

    /// <summary>The validation of the built schema.</summary>
    Schema,
}
