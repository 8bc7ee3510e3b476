using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>Who pays for a request. Prefixes keep a header from naming somebody's subject.</summary>
internal static class ClientKeys
{
    private const int MaxLength = 200;

    public static string Of(HttpContext context, ClaimsPrincipal user, CostBudgetOptions options)
    {
        if (options.ClientKey is { } custom)
        {
            return custom(context, user);
        }

        if (user.Identity?.IsAuthenticated == true && SubjectOf(user) is { } subject)
        {
            return "user:" + Cut(subject);
        }

        return options.ClientHeader is { } header && (string?)context.Request.Headers[header] is { Length: > 0 } named
            ? "client:" + Cut(named)
            : "address:" + AddressOf(context.Connection.RemoteIpAddress);
    }

    private static string? SubjectOf(ClaimsPrincipal user) =>
        user.FindFirst("sub")?.Value ?? user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.Identity?.Name;

    private static string AddressOf(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static string Cut(string name) => name.Length <= MaxLength ? name : name[..MaxLength];
}
