namespace HeadlessCrm.GraphQL.Sharing;

/// <summary>
/// The source of a subscription whose events other subscriptions have too. Where the operation, the variables below its root
/// field and <see cref="SharingKey"/> are the same, an event is executed once, and its response goes to all of them; events
/// are the same when they are equal.
/// </summary>
/// <remarks>
/// The resolvers below must then depend on nothing of a single request but what the key says. They get services without the
/// request, and one subscriber's principal stands for all.
/// </remarks>
public interface ISharedSource
{
    /// <summary>
    /// What of the caller the responses depend on, such as its rights: compared by equality. Null: this source shares with none.
    /// </summary>
    object? SharingKey { get; }
}
