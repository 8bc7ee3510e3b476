using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Webhooks;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// Takes up webhooks that nobody delivers, lets go of those that were changed, and keeps hold of the others: each is
/// delivered by one node at a time, as a consumer of the feed of its own name.
/// </summary>
internal sealed partial class WebhookService(
    IWebhookStore store,
    IConsumerStore consumers,
    WebhookRunners runners,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<WebhookService> logger) : BackgroundService
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly Dictionary<Guid, Held> held = [];
    private DateTimeOffset sweptAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(options.Value.LookInterval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            foreach (var id in held.Keys.ToArray())
            {
                await LetGoAsync(id, CancellationToken.None);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var webhooks = await store.ListAsync(cancellationToken);
            var wanted = webhooks.Where(webhook => webhook.State == WebhookState.Active).ToDictionary(webhook => webhook.Id);
            foreach (var (id, holding) in held.ToArray())
            {
                var isSame = wanted.TryGetValue(id, out var webhook) && webhook.Version == holding.Version;
                if (!isSame || holding.Running.IsCompleted || !await KeepAsync(holding, webhook!, cancellationToken))
                {
                    await LetGoAsync(id, cancellationToken);
                }
            }

            foreach (var webhook in wanted.Values.Where(webhook => !held.ContainsKey(webhook.Id)))
            {
                await TakeUpAsync(webhook, cancellationToken);
            }

            await SweepAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // What is held runs on until its lease is over; the next look tells whether it still is.
            LogFault(fault);
            await LetGoOfExpiredAsync();
        }
    }

    /// <summary>Stays the one who delivers a webhook, and shows how far it is; false: another does.</summary>
    private async Task<bool> KeepAsync(Held holding, Webhook webhook, CancellationToken cancellationToken)
    {
        var asked = clock.GetUtcNow();
        if (!await consumers.AdvanceAsync(holding.Lease, webhook.Position, options.Value.Lease, cancellationToken))
        {
            return false;
        }

        holding.Until = asked + options.Value.Lease;
        return true;
    }

    private async Task TakeUpAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var name = ChangeWebhook.ConsumerName(webhook.Id);
        var asked = clock.GetUtcNow();
        await consumers.RegisterAsync(name, cancellationToken);
        if (await consumers.TryAcquireAsync(name, owner, options.Value.Lease, cancellationToken) is not { } lease)
        {
            return;
        }

        // Whoever had it before may have gone on since it was read.
        if ((await store.GetAsync([webhook.Id], cancellationToken))[0] is not { State: WebhookState.Active } current)
        {
            await consumers.ReleaseAsync(lease, cancellationToken);
            return;
        }

        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = RunAsync(current, ending.Token);
        held.Add(current.Id, new Held(current.Version, lease, running, ending) { Until = asked + options.Value.Lease });
    }

    private async Task RunAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        // Not on the thread that looks after all of them.
        await Task.Yield();
        try
        {
            using var runner = runners.Create(webhook);
            await runner.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was let go of.
        }
        catch (Exception fault)
        {
            LogFaultOf(webhook.Id, fault);
        }
    }

    private async Task LetGoAsync(Guid id, CancellationToken cancellationToken)
    {
        if (held.Remove(id, out var holding))
        {
            await holding.Ending.CancelAsync();
            await holding.Running;
            holding.Ending.Dispose();
            try
            {
                await consumers.ReleaseAsync(holding.Lease, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // It ends by itself in a while.
                LogFault(fault);
            }
        }
    }

    private async Task LetGoOfExpiredAsync()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, holding) in held.ToArray())
        {
            if (holding.Until < now)
            {
                await holding.Ending.CancelAsync();
                await holding.Running;
                holding.Ending.Dispose();
                held.Remove(id);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - sweptAt >= SweepInterval)
        {
            await store.DeleteCompletedAsync(now - options.Value.KeepCompleted, cancellationToken);
            sweptAt = now;
        }
    }

    [LoggerMessage(42, LogLevel.Error, "Webhooks cannot be looked after; trying again until they can")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(43, LogLevel.Error, "Webhook {Webhook} stopped; it is taken up again")]
    private partial void LogFaultOf(Guid webhook, Exception fault);

    private sealed record Held(int Version, ConsumerLease Lease, Task Running, CancellationTokenSource Ending)
    {
        public DateTimeOffset Until { get; set; }
    }
}
