using System.Security.Claims;
using HeadlessCrm.Api.Feed;
using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>What one subscription reads, on a feed that does what it must not rely on.</summary>
public sealed class FeedStreamTests : IAsyncDisposable
{
    private static readonly Guid Ana = Guid.CreateVersion7();
    private static readonly Guid Ben = Guid.CreateVersion7();

    private readonly MemoryFeed feed = new();
    private readonly FeedCursors cursors = new(new CursorCodec(new byte[32]));
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
    private readonly IOptions<FeedOptions> options = Options.Create(
        new FeedOptions { LiveEvents = 8, ReplayPage = 3, PollInterval = TimeSpan.FromMilliseconds(20) });

    private readonly FeedTail tail;
    private readonly FeedReplay replay;
    private readonly Rights rights = new();

    public FeedStreamTests()
    {
        tail = new FeedTail(feed, feed, cursors, options, TimeProvider.System, NullLogger<FeedTail>.Instance);
        replay = new FeedReplay(feed, options);
    }

    [Fact]
    public async Task Delivers_what_happens_from_now_on()
    {
        feed.Append(Ana, 3);
        await using var reading = await OpenAsync(FeedSelection.All);

        var happened = feed.Append(Ana, 5);

        Assert.Equal(happened, await TakeAsync(reading, 5));
        Assert.Equal(0, feed.Replays);
    }

    [Fact]
    public async Task Goes_from_the_log_to_what_happens_without_a_gap_or_a_double()
    {
        var before = feed.Append(Ana, 20);
        await using var reading = await OpenAsync(new FeedSelection(), before[4].Position);
        var past = await TakeAsync(reading, 10);

        var after = feed.Append(Ana, 20);

        past.AddRange(await TakeAsync(reading, 25));
        Assert.Equal(before.Skip(5).Concat(after), past);
    }

    [Fact]
    public async Task One_that_does_not_keep_up_reads_from_the_log_at_its_own_place()
    {
        await using var reading = await OpenAsync(new FeedSelection());
        var expected = new List<FeedEvent>(feed.Append(Ana, 1));
        var seen = await TakeAsync(reading, 1);

        // Far more than the node keeps at hand, while it takes nothing.
        expected.AddRange(feed.Append(Ana, 100));
        await UntilReadAsync();

        seen.AddRange(await TakeAsync(reading, 100));
        Assert.Equal(expected, seen);
        Assert.True(feed.Replays > 0);
        var replays = feed.Replays;
        var live = feed.Append(Ana, 2);
        Assert.Equal(live, await TakeAsync(reading, 2));
        Assert.Equal(replays, feed.Replays);
    }

    [Fact]
    public async Task One_that_waits_does_not_read_what_is_not_for_it()
    {
        await using var reading = await OpenAsync(new FeedSelection(CustomerId: Ana));
        var next = reading.MoveNextAsync();
        for (var i = 0; i < 50; i++)
        {
            feed.Append(Ben, 5);
        }

        await UntilReadAsync();
        var readings = feed.Replays;
        Assert.False(next.IsCompleted);

        var happened = feed.Append(Ana, 1);

        Assert.True(await next);
        Assert.Equal(happened[0], reading.Current.Event);
        Assert.Equal(readings, feed.Replays);
    }

    [Fact]
    public async Task Types_and_filters_choose_the_same_from_the_log_and_as_it_happens()
    {
        var filter = Filter.Compare("dealerCode", Comparator.Eq, "L1");
        var selection = new FeedSelection([FeedEventType.CustomerChanged], null, filter);
        var first = feed.Append(Ana, 1, "L1");
        feed.Append(Ana, 1, "L2");
        await using var reading = await OpenAsync(selection, FeedPosition.Start);
        await using var other = await OpenAsync(new FeedSelection([FeedEventType.InteractionRecorded]), FeedPosition.Start);
        var nothing = other.MoveNextAsync();
        Assert.Equal(first, await TakeAsync(reading, 1));

        feed.Append(Ana, 1, "L2");
        var second = feed.Append(Ana, 1, "L1");

        Assert.Equal(second, await TakeAsync(reading, 1));
        Assert.False(nothing.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => nothing.AsTask());
    }

    [Fact]
    public async Task A_wake_up_that_is_lost_costs_waiting_only()
    {
        await using var reading = await OpenAsync(FeedSelection.All);
        feed.IsWaking = false;

        var happened = feed.Append(Ana, 2);

        Assert.Equal(happened, await TakeAsync(reading, 2));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_costs_waiting_only()
    {
        await using var reading = await OpenAsync(FeedSelection.All);
        feed.Fault = new IOException("away");
        var happened = feed.Append(Ana, 2);
        await UntilAsync(() => !tail.IsHealthy);

        feed.Fault = null;

        Assert.Equal(happened, await TakeAsync(reading, 2));
        Assert.True(tail.IsHealthy);
    }

    [Fact]
    public async Task A_subscriber_that_retention_overtakes_is_told()
    {
        await using var reading = await OpenAsync(new FeedSelection());
        feed.Append(Ana, 1);
        await TakeAsync(reading, 1);
        var lost = feed.Append(Ana, 50);
        await UntilReadAsync();
        feed.Forget(lost[20]);

        var refusal = await Assert.ThrowsAsync<GraphQLException>(() => TakeAsync(reading, 50));

        Assert.Equal("CURSOR_EXPIRED", refusal.Code);
    }

    [Fact]
    public async Task A_node_that_retention_overtakes_tells_those_who_waited()
    {
        await using var reading = await OpenAsync(FeedSelection.All);
        var next = reading.MoveNextAsync();
        feed.Fault = new IOException("away");
        feed.Forget(feed.Append(Ana, 3)[2]);
        feed.Fault = null;

        var refusal = await Assert.ThrowsAsync<GraphQLException>(() => next.AsTask());

        Assert.Equal("CURSOR_EXPIRED", refusal.Code);
        await using var later = await OpenAsync(FeedSelection.All);
        var happened = feed.Append(Ana, 2);
        Assert.Equal(happened, await TakeAsync(later, 2));
    }

    [Fact]
    public async Task Rights_are_asked_for_each_event()
    {
        await using var reading = await OpenAsync(FeedSelection.All);
        var seen = feed.Append(Ana, 1);
        Assert.Equal(seen, await TakeAsync(reading, 1));

        rights.Hidden = Ana;
        feed.Append(Ana, 3);
        var shown = feed.Append(Ben, 1);

        Assert.Equal(shown, await TakeAsync(reading, 1));
    }

    [Fact]
    public async Task Many_subscribers_and_writers_at_once_miss_nothing_and_double_nothing()
    {
        var customers = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToArray();
        var readings = new List<(Guid? Of, Task<List<FeedEvent>> Events)>();
        const int each = 500;
        foreach (var customer in customers.Select(id => (Guid?)id).Append(null))
        {
            for (var i = 0; i < 5; i++)
            {
                var reading = await OpenAsync(new FeedSelection(CustomerId: customer), FeedPosition.Start);
                var count = customer is null ? each * customers.Length : each;
                readings.Add((customer, Task.Run(() => TakeSlowlyAsync(reading, count, i))));
            }
        }

        await Task.WhenAll(customers.Select(customer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                feed.Append(customer, 1);
                if (i % 7 == 0)
                {
                    await Task.Yield();
                }
            }
        })));

        var log = await feed.ReadAsync(FeedPosition.Start, FeedSelection.All, int.MaxValue - 1, patience.Token);
        foreach (var (of, events) in readings)
        {
            Assert.Equal(log.Events.Where(happened => of is null || happened.CustomerId == of), await events);
        }
    }

    [Fact]
    public async Task Who_leaves_leaves_nothing_behind()
    {
        var reading = await OpenAsync(new FeedSelection(CustomerId: Ana));
        using var ending = new CancellationTokenSource();
        var latest = await tail.StartAsync(patience.Token);
        var waiting = Stream(latest, new FeedSelection(CustomerId: Ana), FeedPosition.Start).GetAsyncEnumerator(ending.Token);
        var next = waiting.MoveNextAsync();
        Assert.Equal(1, tail.Readers);

        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.AsTask());
        await waiting.DisposeAsync();
        await reading.DisposeAsync();

        Assert.Equal(0, tail.Readers);
    }

    public async ValueTask DisposeAsync()
    {
        await tail.DisposeAsync();
        replay.Dispose();
        patience.Dispose();
    }

    private static async Task<List<FeedEvent>> TakeAsync(IAsyncEnumerator<FeedEntry> reading, int count)
    {
        var taken = new List<FeedEvent>();
        while (taken.Count < count && await reading.MoveNextAsync())
        {
            taken.Add(reading.Current.Event);
        }

        return taken;
    }

    private static async Task<List<FeedEvent>> TakeSlowlyAsync(IAsyncEnumerator<FeedEntry> reading, int count, int slowness)
    {
        var taken = new List<FeedEvent>();
        while (taken.Count < count)
        {
            taken.AddRange(await TakeAsync(reading, 1));
            for (var i = 0; i < slowness; i++)
            {
                await Task.Yield();
            }
        }

        await reading.DisposeAsync();
        return taken;
    }

    private async Task<IAsyncEnumerator<FeedEntry>> OpenAsync(FeedSelection selection, FeedPosition? after = null)
    {
        var latest = await tail.StartAsync(patience.Token);
        var start = after ?? (await feed.GetBoundsAsync(patience.Token)).Head;
        return Stream(latest, selection, start).GetAsyncEnumerator(patience.Token);
    }

    private FeedStream Stream(LatestEvents latest, FeedSelection selection, FeedPosition start) =>
        new(tail, latest, replay, cursors, rights, selection, start, new ClaimsPrincipal());

    private async Task UntilReadAsync()
    {
        var latest = await tail.StartAsync(patience.Token);
        var head = (await feed.GetBoundsAsync(patience.Token)).Head;
        await UntilAsync(() => latest.Last.Position == head);
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private sealed class Rights : IFeedAuthorization
    {
        public Guid? Hidden { get; set; }

        public object? RightsOf(ClaimsPrincipal user) => null;

        public ValueTask<bool> MaySeeAsync(ClaimsPrincipal user, FeedEvent happened, CancellationToken cancellationToken) =>
            new(happened.CustomerId != Hidden);
    }
}
