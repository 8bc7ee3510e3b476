using System.Security.Claims;
using HeadlessCrm.GraphQL.Binding;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

[ResolversOf("Query")]
internal static class RequestFields
{
    public static Task<string> Hello() => Task.FromResult("world");

    public static Task<string[]> Letters() => Task.FromResult<string[]>(["a", "b", "c"]);

    public static Task<string> User(ClaimsPrincipal user, HttpContext context) =>
        Task.FromResult($"{user.Identity?.Name ?? "nobody"} at {context.Request.Path}");

    public static async Task<string> Wait(Probe probe, CancellationToken cancellationToken)
    {
        using var running = probe.Begin();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "never";
    }

    public static Task<string> Broken() => throw new InvalidOperationException("secret detail");
}

[ResolversOf("Mutation")]
internal static class ChangeFields
{
    public static Task<int> Double(int value) => Task.FromResult(2 * value);

    /// <summary>Answers when a value is published.</summary>
    public static async Task<int> Await(Probe probe, CancellationToken cancellationToken)
    {
        var channel = probe.Subscribe();
        using var running = probe.Begin();
        return await channel.Reader.ReadAsync(cancellationToken);
    }
}
