using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Decides about <c>connection_init</c>: this is where a client shows credentials that a browser cannot put into the
/// headers of a WebSocket. Register one to authenticate; without one everybody is let in as whom the HTTP request
/// says.
/// </summary>
public interface IConnectionInitHandler
{
    /// <summary>Lets a connection in, or not. What it throws closes the connection with 4500.</summary>
    /// <param name="init">What the client sent.</param>
    /// <param name="cancellationToken">Ends when the connection does.</param>
    ValueTask<ConnectionInitResult> InitialiseAsync(ConnectionInit init, CancellationToken cancellationToken);
}

/// <summary>A client's <c>connection_init</c>.</summary>
/// <param name="Context">
/// The request that opened the connection; its <c>Items</c> are the items of all operations.
/// </param>
/// <param name="Payload">The payload, an object; null when the client sent none.</param>
public sealed record ConnectionInit(HttpContext Context, JsonElement? Payload);

/// <summary>The answer to <c>connection_init</c>.</summary>
public sealed class ConnectionInitResult
{
    private ConnectionInitResult()
    {
    }

    /// <summary>Whether the connection is let in.</summary>
    public bool IsAccepted { get; private init; }

    /// <summary>Who asks in all operations; null for whom the HTTP request says.</summary>
    public ClaimsPrincipal? User { get; private init; }

    /// <summary>The payload of <c>connection_ack</c>, an object; null for none.</summary>
    public JsonElement? Payload { get; private init; }

    /// <summary>Why the connection is not let in, for the client to read.</summary>
    public string? Reason { get; private init; }

    /// <summary>Lets the connection in.</summary>
    /// <param name="user">Who asks in all operations; null for whom the HTTP request says.</param>
    /// <param name="payload">The payload of <c>connection_ack</c>, an object; null for none.</param>
    public static ConnectionInitResult Accept(ClaimsPrincipal? user = null, JsonElement? payload = null) =>
        new() { IsAccepted = true, User = user, Payload = payload };

    /// <summary>Closes the connection with 4403.</summary>
    /// <param name="reason">For the client to read; up to 123 bytes.</param>
    public static ConnectionInitResult Refuse(string reason = "Forbidden") => new() { Reason = reason };
}

/// <summary>Lets everybody in.</summary>
internal sealed class OpenConnectionInitHandler : IConnectionInitHandler
{
    private static readonly ConnectionInitResult Accepted = ConnectionInitResult.Accept();

    public ValueTask<ConnectionInitResult> InitialiseAsync(ConnectionInit init, CancellationToken cancellationToken) =>
        new(Accepted);
}
