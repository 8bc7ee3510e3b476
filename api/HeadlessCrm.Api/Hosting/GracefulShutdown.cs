using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// Stops without anybody losing anything: first the node says that it is not ready, then it takes no connection any more,
/// lets requests finish, and ends the long-lived connections with word of how to go on elsewhere.
/// </summary>
internal sealed class GracefulShutdown(
    IHostApplicationLifetime lifetime, IOptions<ShutdownOptions> options, TimeProvider time) : IHostedLifecycleService
{
    private volatile bool isStopping;

    /// <summary>Whether the program was told to stop.</summary>
    public bool IsStopping => isStopping || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>
    /// Sends those who want to stay to another node: a connection that would be ended at once is no service to them, and a
    /// proxy tries the next node when it reads this answer.
    /// </summary>
    public Task RefuseLongLivedAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsStopping || !IsLongLived(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        return options.Value.Delay > TimeSpan.Zero
            ? Task.Delay(options.Value.Delay, time, cancellationToken)
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsLongLived(HttpRequest request) =>
        request.Headers.Upgrade.Count > 0
        || HttpMethods.IsConnect(request.Method)
        || request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
