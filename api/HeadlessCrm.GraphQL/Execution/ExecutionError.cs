using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>An entry of a response's <c>errors</c> raised while executing: a message, places in the document, the response path.</summary>
/// <param name="Message">What was wrong; safe to show to the caller.</param>
/// <param name="Locations">The field's places in the document.</param>
/// <param name="Path">The response path; empty for a request error.</param>
/// <param name="Extensions">Further members for programs (for instance <c>code</c>), or null.</param>
public sealed record ExecutionError(
    string Message,
    ImmutableArray<SourceLocation> Locations,
    IReadOnlyList<PathSegment> Path,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    /// <summary>The fault behind a masked error, for the log; null for an error meant for the caller.</summary>
    public Exception? Cause { get; init; }

    internal static ExecutionError OfRequest(GraphQLError error, string? code = null) => new(
        error.Message,
        error.Locations,
        [],
        code is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
