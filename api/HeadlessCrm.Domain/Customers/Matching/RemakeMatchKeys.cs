using System.Globalization;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Sees to it that every record can be found by keys of the present version: after an upgrade from a version that had others or none.
/// One node does it, and the others wait; where nothing is to be done it costs one look.
/// </summary>
public sealed class RemakeMatchKeys(IMatchKeyStore keys, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string owner = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}");

    /// <summary>Makes keys anew until none waits.</summary>
    /// <param name="isForced">Whether those of the present version are made anew too.</param>
    /// <param name="progress">Is told of every step; null: nobody asks.</param>
    /// <param name="cancellationToken">Breaks it off; the next call goes on from there.</param>
    /// <returns>How many customers there were to look at.</returns>
    public async Task<long> ExecuteAsync(
        bool isForced, IProgress<MatchRunProgress>? progress, CancellationToken cancellationToken)
    {
        await keys.BeginAsync(isForced, cancellationToken);
        long customers = 0;
        try
        {
            for (var step = MatchKeyStep.Taken; step != MatchKeyStep.Done;)
            {
                if (await keys.GetStateAsync(cancellationToken) is { IsUnderWay: true } state)
                {
                    customers = state.Customers;
                    progress?.Report(new MatchRunProgress(MatchRunStep.Keying, state.Customers - state.Waiting, state.Customers));
                }

                step = await keys.StepAsync(owner, Lease, cancellationToken);
                if (step == MatchKeyStep.Held)
                {
                    await Task.Delay(Pause, clock, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await keys.ReleaseAsync(owner, CancellationToken.None);
            throw;
        }

        return customers;
    }
}
