namespace HeadlessCrm.Domain.Customers.Preferences;

/// <summary>How a preference is known.</summary>
public enum PreferenceKind
{
    /// <summary>The customer said so.</summary>
    Declared,

    /// <summary>It was seen in what the customer does.</summary>
    Observed,
}

/// <summary>A word on what a customer prefers. Every word is kept; which one counts is worked out.</summary>
public sealed record PreferenceClaim
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The customer.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>What it is about, such as <c>colour</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>What is preferred; null: the earlier word of the same kind and source is taken back.</summary>
    public string? Value { get; init; }

    /// <summary>How it is known.</summary>
    public required PreferenceKind Kind { get; init; }

    /// <summary>Who says so, such as <c>survey:welcome</c> or <c>web</c>.</summary>
    public required string Source { get; init; }

    /// <summary>When it was said or seen.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>What a customer prefers, by all that was said and seen.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Claim">The word that counts.</param>
/// <param name="Conflicts">The last words of others that say something else, the next best first.</param>
public sealed record Preference(string Topic, PreferenceClaim Claim, IReadOnlyList<PreferenceClaim> Conflicts)
{
    /// <summary>
    /// What counts among the last words of each source: declared before observed, newer before older. A topic on which every word
    /// was taken back is not in the list.
    /// </summary>
    /// <param name="lastWords">The last word of each kind and source on each topic.</param>
    public static IReadOnlyList<Preference> Of(IEnumerable<PreferenceClaim> lastWords) =>
    [
        .. lastWords.Where(claim => claim.Value is not null)
            .GroupBy(claim => claim.Topic, StringComparer.Ordinal)
            .OrderBy(claims => claims.Key, StringComparer.Ordinal)
            .Select(claims => Of(claims.Key,
            [
                .. claims.OrderBy(claim => claim.Kind).ThenByDescending(claim => claim.SaidAt)
                    .ThenByDescending(claim => claim.RecordedAt).ThenBy(claim => claim.Source, StringComparer.Ordinal)
                    .ThenBy(claim => claim.Id),
            ])),
    ];

    private static Preference Of(string topic, PreferenceClaim[] ranked) =>
        new(topic, ranked[0], [.. ranked.Skip(1).Where(claim => claim.Value != ranked[0].Value)]);
}

/// <summary>Keeps what customers prefer.</summary>
public interface IPreferenceStore
{
    /// <summary>The last word of each kind and source on each topic, of each customer.</summary>
    Task<IReadOnlyList<IReadOnlyList<PreferenceClaim>>> GetLastWordsAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken) =>
        GetLastWordsAsync(customerIds, DateTimeOffset.MaxValue, cancellationToken);

    /// <summary>The same, of what had been said or seen by a moment.</summary>
    Task<IReadOnlyList<IReadOnlyList<PreferenceClaim>>> GetLastWordsAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a word with its idempotency entry. False when the customer was merged or unmerged, or the key taken, in between.
    /// </summary>
    /// <param name="claim">The word, of the customer as it is now.</param>
    /// <param name="postedFor">The customer it is posted for: that one, or one merged into it.</param>
    /// <param name="idempotency">The entry; null: none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> AddAsync(
        PreferenceClaim claim, Guid postedFor, Idempotency.IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
