namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// Thrown by a resolver to answer a field with an error whose message the caller may read. Any other exception is a fault:
/// it is logged and the caller sees a masked message.
/// </summary>
public sealed class GraphQLException(string message, string? code = null) : Exception(message)
{
    /// <summary>A constant word for programs (<c>extensions.code</c>), or null.</summary>
    public string? Code { get; } = code;

    /// <summary>Further members of <c>extensions</c>, or null.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
