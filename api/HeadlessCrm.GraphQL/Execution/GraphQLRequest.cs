namespace HeadlessCrm.GraphQL.Execution;

/// <summary>A request as it came over the wire: UTF-8, nothing parsed that a cached plan does not need.</summary>
public readonly struct GraphQLRequest
{
    /// <summary>The document: UTF-8 text, or the inside of a JSON string when <see cref="IsQueryEscaped"/>.</summary>
    public ReadOnlyMemory<byte> Query { get; init; }

    /// <summary>Whether <see cref="Query"/> still has JSON escapes.</summary>
    public bool IsQueryEscaped { get; init; }

    /// <summary>Which operation of the document to execute; null when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The JSON object of the variables, in UTF-8; empty for none.</summary>
    public ReadOnlyMemory<byte> Variables { get; init; }

    /// <summary>Whether only queries are welcome, as over HTTP GET.</summary>
    public bool QueriesOnly { get; init; }

    /// <summary>Whether, where only queries are welcome, subscriptions are too: over HTTP GET when the client takes events.</summary>
    public bool SubscriptionsToo { get; init; }

    /// <summary>
    /// Whether the client takes no incremental response. <c>@defer</c> and <c>@stream</c> are then executed as with
    /// <c>if: false</c>: deferring is the service's choice, and the client gets all data in one response.
    /// </summary>
    public bool WithoutIncremental { get; init; }

    /// <summary>
    /// Whether the client takes no stream of responses. A subscription is then refused before its source is opened.
    /// </summary>
    public bool WithoutSubscriptions { get; init; }
}
