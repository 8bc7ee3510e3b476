using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;

/// <summary>Writes the responses of one operation one after another under a streaming media type.</summary>
internal interface IResultStream
{
    /// <summary>The media type that a client names to get this, without parameters.</summary>
    string MediaType { get; }

    /// <summary>Whether it carries subscriptions, which go on until somebody ends them.</summary>
    bool CarriesSubscriptions { get; }

    /// <summary>
    /// Writes the whole response, headers included: a single response, an incremental one, or a subscription when
    /// <see cref="CarriesSubscriptions"/>. The caller disposes the result.
    /// </summary>
    Task WriteAsync(HttpContext context, ExecutionResult result, CancellationToken cancellationToken);
}
