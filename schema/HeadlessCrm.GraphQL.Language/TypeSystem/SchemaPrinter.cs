using System.Text;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// Writes a schema as SDL in the layout of the reference: directive definitions, then types, separated by blank lines;
/// without built-in scalars, built-in directives and introspection types, and without a line end after the last line.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>
    /// In the order of the schema. Of applied directives only <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c>
    /// are written.
    /// </summary>
    public static string Print(Schema schema) => Print(schema, SchemaPrintOptions.Default);

    /// <summary>
    /// Types, members and directives sorted by name, numbers in names by their value (<c>A2</c> before <c>A10</c>).
    /// </summary>
    public static string PrintSorted(Schema schema) => Print(schema, new SchemaPrintOptions { Sorted = true });

    /// <summary>In the order of the schema, with all directives applied to it and its members.</summary>
    public static string PrintWithDirectives(Schema schema) =>
        Print(schema, new SchemaPrintOptions { WithDirectives = true });

    /// <summary>As the options say.</summary>
    public static string Print(Schema schema, SchemaPrintOptions options)
    {
        var text = new StringBuilder();
        new SchemaWriter(text, options).WriteSchema(schema);
        return text.ToString();
    }

    /// <summary>
    /// The introspection types and the built-in directives of a schema, as the reference prints them.
    /// </summary>
    public static string PrintIntrospection(Schema schema)
    {
        var text = new StringBuilder();
        new SchemaWriter(text, SchemaPrintOptions.Default).WriteIntrospection(schema);
        return text.ToString();
    }

    /// <summary>One type, without applied directives of the schema's own.</summary>
    public static string Print(NamedType type)
    {
        var text = new StringBuilder();
        new SchemaWriter(text, SchemaPrintOptions.Default).WriteType(type);
        return text.ToString();
    }
}
