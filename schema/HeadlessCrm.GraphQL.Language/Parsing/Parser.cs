using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>
/// Reads GraphQL texts. Every method throws <see cref="GraphQLSyntaxException"/>, and nothing else, for a text that is not
/// what was asked for.
/// </summary>
public static class Parser
{
    private static readonly ParserOptions DefaultOptions = new();

    /// <summary>Reads a document: executable definitions, type-system definitions, or both.</summary>
    public static DocumentNode Parse(Source source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseDocument());

    /// <summary>Reads a document from a text of no particular name.</summary>
    public static DocumentNode Parse(string source, ParserOptions? options = null) => Parse(new Source(source), options);

    /// <summary>Reads one value, variables allowed.</summary>
    public static ValueNode ParseValue(Source source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseAlone(static p => p.ParseValueLiteral(isConst: false)));

    /// <summary>Reads one value without variables.</summary>
    public static ValueNode ParseConstValue(Source source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseAlone(static p => p.ParseValueLiteral(isConst: true)));

    /// <summary>Reads a reference to a type, as in <c>[Book!]!</c>.</summary>
    public static TypeNode ParseType(Source source, ParserOptions? options = null) =>
        Run(source, options, static parser => parser.ParseAlone(static p => p.ParseTypeReference()));

    /// <summary>Reads a schema coordinate, as in <c>Query.books(first:)</c>; no blanks are allowed.</summary>
    public static SchemaCoordinateNode ParseSchemaCoordinate(Source source) =>
        new SchemaCoordinateParser(source).Parse();

    private static T Run<T>(Source source, ParserOptions? options, Func<DocumentParser, T> read)
    {
        var parser = new DocumentParser(source, options ?? DefaultOptions);
        try
        {
            return read(parser);
        }
        finally
        {
            parser.Release();
        }
    }
}
