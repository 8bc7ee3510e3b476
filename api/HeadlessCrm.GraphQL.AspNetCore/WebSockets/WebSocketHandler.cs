using System.Net.WebSockets;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// Takes WebSocket handshakes on the GraphQL endpoint, over HTTP/1.1 and HTTP/2. The host needs no
/// <c>UseWebSockets</c>: the framework's middleware is run here, for this endpoint alone.
/// </summary>
internal sealed class WebSocketHandler : IUpgradeHandler
{
    public const string Subprotocol = "graphql-transport-ws";

    private readonly SessionServices services;
    private readonly ResponseSender sender;
    private readonly ContentNegotiation negotiation;
    private readonly WebSocketMiddleware handshake;

    public WebSocketHandler(
        SessionServices services, ResponseSender sender, ContentNegotiation negotiation, ILoggerFactory loggers)
    {
        this.services = services;
        this.sender = sender;
        this.negotiation = negotiation;

        // Heartbeats are the protocol's own messages: they prove that the client's program lives, not just its socket.
        var settings = Options.Create(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        handshake = new WebSocketMiddleware(AcceptAsync, settings, loggers);
    }

    /// <inheritdoc/>
    public bool Accepts(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) || !services.Options.Enabled)
        {
            return false;
        }

        return HttpMethods.IsGet(request.Method)
            ? request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase)
            : context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };
    }

    /// <inheritdoc/>
    public Task HandleAsync(HttpContext context) => handshake.Invoke(context);

    /// <summary>Serves a connection that is open already.</summary>
    public Task ServeAsync(HttpContext context, WebSocket socket) =>
        new WebSocketSession(socket, context, services).RunAsync();

    private async Task AcceptAsync(HttpContext context)
    {
        if (Refuse(context) is { } refusal)
        {
            context.Response.Headers.SecWebSocketVersion = "13";
            await sender.RefuseAsync(context, negotiation.Read(context.Request.Headers.Accept), refusal);
            return;
        }

        var offered = context.WebSockets.WebSocketRequestedProtocols;
        var isSpoken = offered.Contains(Subprotocol);

        // A browser that gets none of its protocols back reports no close code: a wrong one is confirmed, then refused.
        var acceptance = new WebSocketAcceptContext { SubProtocol = isSpoken ? Subprotocol : offered.FirstOrDefault() };
        using var socket = await context.WebSockets.AcceptWebSocketAsync(acceptance);
        var session = new WebSocketSession(socket, context, services);
        if (!isSpoken)
        {
            session.Refuse(CloseReason.SubprotocolNotAcceptable);
        }

        await session.RunAsync();
    }

    private Refusal? Refuse(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return new Refusal(
                StatusCodes.Status426UpgradeRequired,
                "BAD_HANDSHAKE",
                "The request asks for a WebSocket but is no handshake of version 13 (RFC 6455). " +
                "Use a WebSocket client.");
        }

        return OriginRule.Allows(context.Request, services.Options.AllowedOrigins)
            ? null
            : new Refusal(
                StatusCodes.Status403Forbidden,
                "ORIGIN_NOT_ALLOWED",
                $"Pages of \"{context.Request.Headers.Origin}\" may not connect. " +
                "Add the origin to AllowedOrigins if they should.");
    }
}
