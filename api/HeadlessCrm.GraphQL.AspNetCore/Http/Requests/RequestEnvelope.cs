using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>
/// The members of a GraphQL-over-HTTP request, as slices of the body they came in: valid only as long as the body is.
/// </summary>
internal readonly record struct RequestEnvelope
{
    /// <summary>The document: the inside of a JSON string, or plain UTF-8; see <see cref="IsQueryEscaped"/>.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    /// <summary>Whether a document was given, an empty one included.</summary>
    public bool HasQuery { get; init; }

    /// <summary>Whether <see cref="Query"/> still has JSON escapes.</summary>
    public bool IsQueryEscaped { get; init; }

    /// <summary>The operation to execute; null when not given.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// The JSON of the variables: an object, or an array of objects when they are a batch; empty when not given.
    /// </summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>The JSON object of the extensions; empty when not given.</summary>
    public ReadOnlyMemory<byte> Extensions { get; init; }

    /// <summary>What an error does to the data around it.</summary>
    public OnError OnError { get; init; }

    /// <summary>The id of a stored document; null when not given.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether there is one execution for each element of <see cref="Variables"/>.</summary>
    public bool HasVariableBatch => !Variables.IsEmpty && Variables.Span[0] == (byte)'[';
}
