namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Finds the records worth comparing with one that arrives. A store keeps, for every record that is in use and every one of its
/// <see cref="BlockingKeys"/>, a row (key, sort text, record) with an index over key and sort text, beside the record's
/// comparable values and the customer it belongs to.
/// </summary>
public interface IMatchCandidates
{
    /// <summary>
    /// For every key at most <see cref="MatchLookup.Neighbours"/> records before the sort text and as many from it on, by ordinal
    /// comparison, the nearest; each record once however many keys it shares. Records of one sort text stand in an order of
    /// the store's own. The record that arrives is left out when it is stored already.
    /// </summary>
    Task<IReadOnlyList<MatchCandidate>> FindCandidatesAsync(MatchLookup lookup, CancellationToken cancellationToken);

    /// <summary>
    /// All records of some customers, at most <see cref="ClusterGuard.MostMembers"/> of each, the record that arrives left out.
    /// </summary>
    Task<IReadOnlyList<MatchCandidate>> GetMembersAsync(
        IReadOnlyCollection<Guid> customerIds, string withoutRecordId, CancellationToken cancellationToken);
}

/// <summary>What is looked for.</summary>
/// <param name="RecordId">The record that arrives; not to be found itself.</param>
/// <param name="Keys">Its <see cref="BlockingKeys"/>.</param>
/// <param name="SortText">Its place among the records of a key; see <see cref="BlockingKeys.SortTextOf"/>.</param>
/// <param name="Neighbours">How many records to find for a key on either side.</param>
public sealed record MatchLookup(string RecordId, IReadOnlyList<long> Keys, string SortText, int Neighbours)
{
    /// <summary>The lookup for a record.</summary>
    public static MatchLookup For(MatchRecord record, MatchConfiguration configuration) => new(
        record.Id, BlockingKeys.Of(record), BlockingKeys.SortTextOf(record), configuration.Neighbours);
}

/// <summary>A record that is stored.</summary>
/// <param name="Record">The record.</param>
/// <param name="CustomerId">The customer it belongs to.</param>
public sealed record MatchCandidate(MatchRecord Record, Guid CustomerId)
{
    /// <summary>The customer it was posted for, when that one is part of <see cref="CustomerId"/> by now; null: that one itself.</summary>
    public Guid? PostedFor { get; init; }

    /// <summary>The source's system and its key of the record.</summary>
    public ExternalReference Reference { get; init; }
}
