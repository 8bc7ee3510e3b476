using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>
/// The endpoint itself: chooses what answers a request by its method and headers, and answers for what goes wrong on
/// the way. Every branch is refused before the body is read if it can be.
/// </summary>
internal sealed partial class GraphQLEndpoint(
    GraphQLHttpOptions options,
    ContentNegotiation negotiation,
    PostHandler posts,
    GetHandler gets,
    IdeHandler ide,
    IEnumerable<IUpgradeHandler> upgrades,
    ResponseSender sender,
    ILogger<GraphQLEndpoint> logger)
{
    private readonly IUpgradeHandler[] upgrades = [.. upgrades];

    public Task HandleAsync(HttpContext context)
    {
        Task answering;
        try
        {
            answering = AnswerAsync(context);
        }
        catch (Exception fault)
        {
            return AnswerFaultAsync(context, fault);
        }

        return answering.IsCompletedSuccessfully ? answering : GuardAsync(context, answering);
    }

    private Task AnswerAsync(HttpContext context)
    {
        foreach (var upgrade in upgrades)
        {
            if (upgrade.Accepts(context))
            {
                return upgrade.HandleAsync(context);
            }
        }

        var method = context.Request.Method;
        var preference = negotiation.Read(context.Request.Headers.Accept);
        if (HttpMethods.IsPost(method))
        {
            return CheckHeaders(context, preference) is { } refusal
                ? sender.RefuseAsync(context, preference, refusal)
                : posts.HandleAsync(context, preference);
        }

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            if (options.EnableIde && preference.Html)
            {
                return ide.SendPageAsync(context);
            }

            return CheckHeaders(context, preference) is { } refusal
                ? sender.RefuseAsync(context, preference, refusal)
                : gets.HandleAsync(context, preference);
        }

        if (HttpMethods.IsOptions(method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = ResponseSender.AllowedMethods;
            return Task.CompletedTask;
        }

        var unknown = new Refusal(
            StatusCodes.Status405MethodNotAllowed,
            "METHOD_NOT_ALLOWED",
            $"The method {method} is not supported. Use POST, or GET for queries.")
        {
            Allow = ResponseSender.AllowedMethods,
        };
        return sender.RefuseAsync(context, preference, unknown);
    }

    /// <summary>Why the request is refused by its headers alone; null when they are in order.</summary>
    private Refusal? CheckHeaders(HttpContext context, ResponsePreference preference)
    {
        if (!preference.IsAcceptable)
        {
            return new Refusal(
                StatusCodes.Status406NotAcceptable,
                "NOT_ACCEPTABLE",
                $"None of the media types in Accept (\"{context.Request.Headers.Accept}\") can be produced. " +
                "Accept application/graphql-response+json or application/json.");
        }

        return options.NeedsPreflight ? PreflightRule.Refuse(context.Request) : null;
    }

    private async Task GuardAsync(HttpContext context, Task answering)
    {
        try
        {
            await answering;
        }
        catch (Exception fault)
        {
            await AnswerFaultAsync(context, fault);
        }
    }

    private async Task AnswerFaultAsync(HttpContext context, Exception fault)
    {
        if (context.RequestAborted.IsCancellationRequested
            || fault is ConnectionResetException or ConnectionAbortedException)
        {
            // Nobody is there to read an answer.
            return;
        }

        if (fault is BadHttpRequestException malformed && !context.Response.HasStarted)
        {
            var text = malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.TooLarge(options.MaxRequestBytes)
                : new Refusal(
                    malformed.StatusCode,
                    "BAD_REQUEST",
                    "The request broke off or its body does not keep to HTTP. Send it again.");
            await sender.RefuseAsync(context, negotiation.Read(context.Request.Headers.Accept), text);
            return;
        }

        var id = Guid.CreateVersion7().ToString("N");
        LogFault(id, fault);
        if (context.Response.HasStarted)
        {
            // A response that was half sent must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        var refusal = new Refusal(
            StatusCodes.Status500InternalServerError,
            "INTERNAL",
            $"An unexpected fault occurred; it is logged as {id}.");
        await sender.RefuseAsync(context, negotiation.Read(context.Request.Headers.Accept), refusal);
    }

    [LoggerMessage(1, LogLevel.Error, "Fault {Id} while answering a GraphQL request over HTTP")]
    private partial void LogFault(string id, Exception fault);
}
