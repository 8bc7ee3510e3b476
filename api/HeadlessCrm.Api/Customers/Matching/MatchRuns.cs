using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>
/// Runs matching on behalf of callers who do not wait for it. How far it has come is kept in the store, so that any node can tell;
/// when this node stops, the run is broken off and says so.
/// </summary>
internal sealed partial class MatchRuns(IMatchRunStore store, RunMatching useCase, TimeProvider clock, ILogger<MatchRuns> logger)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>Begins a run; refused when another is under way.</summary>
    public async Task<(MatchRun? Run, DomainError? Refusal)> StartAsync(RunMatchingCommand command, CancellationToken cancellationToken)
    {
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        var run = new MatchRun { Id = EntityId.Create(now), Command = command, StartedAt = now, UpdatedAt = now };
        if (await store.StartAsync(run, cancellationToken) is { } other)
        {
            return (null, new MatchRunUnderWay(other.Id, other.StartedAt));
        }

        running = Task.Run(() => ExecuteAsync(run, stopping.Token), CancellationToken.None);
        return (run, null);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();

    private async Task ExecuteAsync(MatchRun run, CancellationToken cancellationToken)
    {
        var teller = new Teller();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = TellAsync(run, teller, done.Token);
        var end = run with { State = MatchRunState.Failed };
        try
        {
            end = run with
            {
                State = MatchRunState.Completed,
                Result = await useCase.ExecuteAsync(run.Command, teller, cancellationToken),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            end = end with { Fault = "The node that ran it was stopped." };
        }
        catch (Exception fault)
        {
            LogFault(run.Id, fault);
            end = end with { Fault = fault is InvalidOperationException ? fault.Message : "It met a fault, which is in the log." };
        }

        await done.CancelAsync();
        await telling;
        await EndAsync(end with { Progress = teller.Last, UpdatedAt = clock.GetUtcNow() });
    }

    // Without the token: a run that was stopped says so.
    private async Task EndAsync(MatchRun end)
    {
        try
        {
            await store.UpdateAsync(end, CancellationToken.None);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ObjectDisposedException)
        {
            LogFault(end.Id, fault);
        }
    }

    private async Task TellAsync(MatchRun run, Teller teller, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TellEvery, cancellationToken);
                await store.UpdateAsync(run with { Progress = teller.Last, UpdatedAt = clock.GetUtcNow() }, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended, or is to end.
        }
        catch (StorageUnavailableException fault)
        {
            LogFault(run.Id, fault);
        }
    }

    [LoggerMessage(60, LogLevel.Error, "The match run {Run} met a fault")]
    private partial void LogFault(Guid run, Exception fault);

    /// <summary>Remembers what was told last.</summary>
    private sealed class Teller : IProgress<MatchRunProgress>
    {
        private readonly Lock gate = new();
        private MatchRunProgress last;

        public MatchRunProgress Last
        {
            get
            {
                lock (gate)
                {
                    return last;
                }
            }
        }

        public void Report(MatchRunProgress value)
        {
            lock (gate)
            {
                last = value;
            }
        }
    }
}
