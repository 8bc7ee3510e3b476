namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Makes anew what matching looks up, where it was made by an earlier version of <see cref="BlockingKeys"/> or not at all. It is done in
/// rounds over all customers, in small steps that are each one transaction: a round that was broken off, however, goes on where it
/// stood, and others write meanwhile.
/// </summary>
public interface IMatchKeyStore
{
    /// <summary>How the keys stand.</summary>
    Task<MatchKeyState> GetStateAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a round when there are records with keys of an earlier version, or none; one that is under way goes on.
    /// </summary>
    /// <param name="isForced">Whether all keys are made anew, from the first one on, also those of the present version.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task BeginAsync(bool isForced, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the next step of the round, unless another node has it: it keeps it for as long as it steps and the lease lasts.
    /// </summary>
    Task<MatchKeyStep> StepAsync(string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Gives the round up, so that another node need not wait for the lease to end.</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellationToken);
}

/// <summary>What came of a step.</summary>
public enum MatchKeyStep
{
    /// <summary>There is nothing to do, or nothing more.</summary>
    Done,

    /// <summary>A step was taken.</summary>
    Taken,

    /// <summary>Another node has the round.</summary>
    Held,
}

/// <summary>How the keys of matching stand.</summary>
/// <param name="Version">The version that all keys in the store have at least; 0: not known.</param>
/// <param name="IsUnderWay">Whether a round has begun and not ended.</param>
/// <param name="Waiting">How many customers have records that are not known to have keys of the present version.</param>
/// <param name="Customers">How many customers the round is over; 0: none is under way.</param>
public sealed record MatchKeyState(int Version, bool IsUnderWay, long Waiting, long Customers);
