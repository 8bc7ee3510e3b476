using System.Globalization;
using HeadlessCrm.GraphQL.Cost;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>
/// Tells a client what it has left (IETF draft-ietf-httpapi-ratelimit-headers-11). The window of the policy is the time
/// in which an empty bucket fills; that of the limit, the time until this one is full.
/// </summary>
internal static class RateLimitHeaders
{
    public static void Write(HttpResponse response, CostBudget budget, double? shortBy)
    {
        if (response.HasStarted)
        {
            // A WebSocket, or a batch whose first line is out.
            return;
        }

        var available = budget.Available;
        var untilFull = Math.Ceiling((budget.Capacity - available) / budget.RestoreRate);
        response.Headers["RateLimit-Policy"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"cost\";q={Math.Floor(budget.Capacity):0};w={Seconds(budget.Capacity / budget.RestoreRate):0}");
        response.Headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"cost\";r={Math.Floor(available):0};t={untilFull:0}");
        if (shortBy is { } missing)
        {
            var wait = Seconds((missing - available) / budget.RestoreRate);
            response.Headers.RetryAfter = wait.ToString("0", CultureInfo.InvariantCulture);
        }
    }

    private static double Seconds(double seconds) => Math.Max(1, Math.Ceiling(seconds));
}
