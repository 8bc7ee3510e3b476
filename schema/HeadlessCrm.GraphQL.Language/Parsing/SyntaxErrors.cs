namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>Makes the one exception the parser throws.</summary>
internal static class SyntaxErrors
{
    /// <summary>A syntax error at an offset of the source.</summary>
    public static GraphQLSyntaxException At(Source source, int position, string description, string? code = null) =>
        new(new GraphQLError($"Syntax Error: {description}", [source.GetLocation(position)]) { Code = code });
}
