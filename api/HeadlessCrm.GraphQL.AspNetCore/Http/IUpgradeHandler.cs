using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>
/// Another transport on the same address: it sees every request first and takes those that are its own.
/// </summary>
internal interface IUpgradeHandler
{
    /// <summary>Whether the request belongs to this transport, as a WebSocket handshake does.</summary>
    bool Accepts(HttpContext context);

    /// <summary>Answers the request, or carries the connection to its end.</summary>
    Task HandleAsync(HttpContext context);
}
