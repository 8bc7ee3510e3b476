using System.Security.Claims;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http.Schema;

[ResolversOf("Query")]
internal static class QueryFields
{
    public static Task<string?> Echo(string? text) => Task.FromResult(text);

    public static Task<int> Number(int n) => Task.FromResult(n);

    public static Task<Item> Item(string id) => Task.FromResult(new Item(id, $"Item {id}"));

    public static Task<Item[]> Items() =>
        Task.FromResult<Item[]>([new("1", "Item 1"), new("2", "Item 2"), new("3", "Item 3")]);

    public static Task<string> Refused() => throw new GraphQLException("Not today.", "CLOSED");

    public static Task<string> Required() => throw new GraphQLException("Nothing here.");

    public static Task<string> Broken() => throw new InvalidOperationException("secret detail");

    public static Task<string> User(ClaimsPrincipal user, HttpContext context) =>
        Task.FromResult($"{user.Identity?.Name ?? "nobody"} from {context.Request.Headers.UserAgent}");

    public static Task<string> Scope(ScopeProbe probe) => Task.FromResult(probe.Id);

    public static async Task<string> Wait(int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return "done";
    }
}
