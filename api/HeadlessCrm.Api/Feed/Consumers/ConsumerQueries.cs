using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>How the consumers of the feed stand.</summary>
[ResolversOf("Query")]
internal static class ConsumerQueries
{
    public static async Task<IReadOnlyList<ConsumerStanding>> Consumers(
        SelectedFields selection, IConsumerStore store, CancellationToken cancellationToken)
    {
        var states = await store.GetAllAsync(cancellationToken);
        var standings = new ConsumerStanding[states.Count];
        for (var i = 0; i < standings.Length; i++)
        {
            standings[i] = await ConsumerStanding.OfAsync(states[i], ConsumerStanding.WantsLag(selection), store, cancellationToken);
        }

        return standings;
    }
}

/// <summary>A consumer as the schema shows it.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Backlog">What it has not taken in yet; only when somebody asked.</param>
internal sealed record ConsumerStanding(ConsumerState State, FeedBacklog Backlog)
{
    private const int CountedAtMost = 100_000;

    public string Name => State.Name;

    public DateTimeOffset? AdvancedAt => State.AdvancedAt;

    public string? Node => State.Owner;

    public int Lag => Backlog.Count;

    public DateTimeOffset? LagSince => Backlog.OldestAt;

    public int ParkedCount => State.ParkedCount;

    public bool IsRebuilding => State.IsRebuilding;

    /// <summary>Whether the backlog must be counted.</summary>
    public static bool WantsLag(SelectedFields selection) => selection.Contains("lag") || selection.Contains("lagSince");

    public static async Task<ConsumerStanding> OfAsync(
        ConsumerState state, bool wantsLag, IConsumerStore store, CancellationToken cancellationToken) =>
        new(
            state,
            wantsLag
                ? await store.GetBacklogAsync(state.Checkpoint, CountedAtMost, cancellationToken)
                : new FeedBacklog(0, null));
}

/// <summary>An event that a consumer could not take in.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why it failed the last time.</param>
/// <param name="ParkedAt">Since when.</param>
internal sealed record ParkedEntry(FeedEntry Event, int Attempts, string Reason, DateTimeOffset ParkedAt);

/// <summary>Fields of <c>Consumer</c> that take asking.</summary>
[ResolversOf("Consumer")]
internal static class ConsumerFields
{
    public static string Position(ConsumerStanding consumer, FeedCursors cursors) =>
        cursors.Seal(consumer.State.Checkpoint);

    /// <remarks>There are few consumers, so each is asked by itself.</remarks>
    public static async Task<BatchResult<IReadOnlyList<ParkedEntry>>> ParkedEvents(
        IReadOnlyList<ConsumerStanding> consumers,
        int? first,
        IConsumerStore store,
        FeedCursors cursors,
        CancellationToken cancellationToken)
    {
        var size = first ?? PageLimits.Default;
        if (size is < 1 or > PageLimits.Max)
        {
            throw new InvalidPage($"\"first\" is {size}; it must be 1 to {PageLimits.Max}.").ToException();
        }

        var entries = new IReadOnlyList<ParkedEntry>[consumers.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var parked = await store.GetParkedAsync(consumers[i].Name, size, cancellationToken);
            entries[i] =
                [.. parked.Select(one => new ParkedEntry(FeedEntry.Of(one.Event, cursors), one.Attempts, one.Reason, one.ParkedAt))];
        }

        return new(entries);
    }
}
