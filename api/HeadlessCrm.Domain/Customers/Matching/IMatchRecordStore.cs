namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Reads all records that can be matched on, for a batch.</summary>
public interface IMatchRecordStore
{
    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Hands every record over, in no particular order. Records written meanwhile may or may not be among them.
    /// </summary>
    Task ReadAllAsync(Action<MatchCandidate> take, CancellationToken cancellationToken);
}
