using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>An error that already knows its places in the document; the response path is added where it surfaces.</summary>
internal sealed class LocatedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}

/// <summary>Ends an execution whose request asked to halt at the first error.</summary>
internal sealed class HaltException : Exception;
