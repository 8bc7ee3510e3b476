using System.Text.Json;

namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// What those who look after processes ask: <c>/healthz</c>, whether this one lives, and <c>/readyz</c>, whether it should
/// be sent requests. A process that lives but is not ready is left alone, not restarted.
/// </summary>
internal static class HealthEndpoints
{
    public const string Live = "/healthz";
    public const string Ready = "/readyz";

    // Whoever asks asks again soon; an answer that comes later is of no use to them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Live, [HttpMethods.Get, HttpMethods.Head], SendLiveAsync).WithDisplayName("Health");
        endpoints.MapMethods(Ready, [HttpMethods.Get, HttpMethods.Head], SendReadyAsync).WithDisplayName("Readiness");
    }

    private static Task SendLiveAsync(HttpContext context) => SendAsync(context, isGood: true, "live", []);

    private static async Task SendReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<GracefulShutdown>().IsStopping)
        {
            await SendAsync(context, isGood: false, "stopping", []);
            return;
        }

        var problems = new List<(string Name, string? Problem)>();
        foreach (var check in services.GetServices<IReadinessCheck>())
        {
            problems.Add((check.Name, await FindProblemAsync(check, context)));
        }

        var isReady = problems.TrueForAll(found => found.Problem is null);
        await SendAsync(context, isReady, isReady ? "ready" : "not ready", problems);
    }

    private static async Task<string?> FindProblemAsync(IReadinessCheck check, HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            return await check.FindProblemAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return $"No answer within {Patience.TotalSeconds:0} seconds.";
        }
    }

    private static async Task SendAsync(
        HttpContext context, bool isGood, string status, IReadOnlyList<(string Name, string? Problem)> checks)
    {
        var response = context.Response;
        response.StatusCode = isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            status,
            checks = checks.ToDictionary(check => check.Name, check => check.Problem ?? "ready"),
        });
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
