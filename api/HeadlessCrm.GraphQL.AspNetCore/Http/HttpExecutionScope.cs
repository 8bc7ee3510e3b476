using System.Security.Claims;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace HeadlessCrm.GraphQL.AspNetCore.Http;

/// <summary>What an HTTP request lends to an execution.</summary>
internal static class HttpExecutionScope
{
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());

    /// <summary>
    /// The scope; user and items are only looked at when something put them there, since asking would make them.
    /// </summary>
    public static ExecutionScope Of(HttpContext context, OnError onError, Func<IServiceProvider> openShared)
    {
        var features = context.Features;
        return new ExecutionScope
        {
            Services = new HttpRequestServices(context),
            OpenSharedServices = openShared,
            User = features.Get<IHttpAuthenticationFeature>()?.User ?? Anonymous,
            Items = features.Get<IItemsFeature>()?.Items,
            OnError = onError,
            CancellationToken = context.RequestAborted,
        };
    }
}
