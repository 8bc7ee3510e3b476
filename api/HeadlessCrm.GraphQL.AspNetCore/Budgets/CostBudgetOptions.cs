using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>
/// What each client may spend, in the unit of <c>extensions.cost</c>: a leaky bucket for each. Kept in memory, so with
/// several servers each of them counts for itself.
/// </summary>
public sealed class CostBudgetOptions
{
    /// <summary>What a client can save up, and has at first; null for no budgets.</summary>
    [Range(1, 1e12)]
    public double? Capacity { get; set; }

    /// <summary>What comes back to each client in a second.</summary>
    [Range(0.001, 1e12)]
    public double RestoreRate { get; set; } = 50;

    /// <summary>
    /// A request header that names the client, set by a gateway that clients cannot go around; null for none. It counts
    /// where nobody is authenticated.
    /// </summary>
    public string? ClientHeader { get; set; }

    /// <summary>
    /// Names the client of a request, given who asks; the default names the authenticated subject, else what
    /// <see cref="ClientHeader"/> says, else the remote address (of IPv6 the first 64 bits, which one host owns).
    /// </summary>
    public Func<HttpContext, ClaimsPrincipal, string>? ClientKey { get; set; }

    /// <summary>Clients remembered; beyond it those with the fullest buckets are forgotten first.</summary>
    [Range(1, 10_000_000)]
    public int MaxClients { get; set; } = 100_000;
}
