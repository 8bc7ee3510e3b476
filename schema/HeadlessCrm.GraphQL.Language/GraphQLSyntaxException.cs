namespace HeadlessCrm.GraphQL.Language;

/// <summary>The text is not a GraphQL document; <see cref="Error"/> says what was met and where.</summary>
public sealed class GraphQLSyntaxException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The one syntax error.</summary>
    public GraphQLError Error { get; } = error;
}
