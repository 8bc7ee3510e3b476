using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.Sse;

/// <summary>
/// <c>graphql-sse</c> with a connection for each operation: an event <c>next</c> for each response, then
/// <c>complete</c>. It carries every kind of result, request errors too, because a client that reads events reads no
/// status.
/// </summary>
internal sealed class EventStream(
    IOptions<GraphQLEventStreamOptions> options, OpenConnections connections, TimeProvider time) : IResultStream
{
    public string MediaType => MediaTypes.EventStream;

    public bool CarriesSubscriptions => true;

    public async Task WriteAsync(HttpContext context, ExecutionResult result, CancellationToken cancellationToken)
    {
        StreamHeaders.Begin(context, MediaTypes.EventStream + "; charset=utf-8");
        var connection = new EventStreamConnection(context, result, options.Value, connections.Counters, time);
        connections.Add(connection);
        connections.Counters.AddOperation(1);
        try
        {
            await connection.SendAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The client ends a stream by going away.
        }
        finally
        {
            connections.Remove(connection);
            connections.Counters.AddOperation(-1);
        }
    }
}
