using System.Collections.Concurrent;
using System.Text.Json;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Tests.CommandLine;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>Consumers as an operator sees them, by query, mutation and command.</summary>
public sealed class ConsumersTests : IAsyncLifetime
{
    private const string Document = """
        query Consumers {
          consumers {
            name position advancedAt lag lagSince node isRebuilding parkedCount
            parkedEvents { event { id customerId } attempts reason }
          }
        }
        """;

    private const string Retry = """
        mutation Retry($input: ConsumerRetryInput!) {
          consumerRetry(input: $input) { consumer { name } retriedCount errors { __typename ... on UserError { code message path } } }
        }
        """;

    private const string Rebuild = """
        mutation Rebuild($input: ConsumerRebuildInput!) {
          consumerRebuild(input: $input) { consumer { name isRebuilding } errors { __typename ... on UserError { code message path } } }
        }
        """;

    private readonly ChoosyConsumer choosy = new();
    private readonly CrmApi api;

    public ConsumersTests() => api = new CrmApi
    {
        Configure = builder =>
        {
            builder.Configuration["Consumers:RetryMilliseconds"] = "1";
            builder.Configuration["Consumers:PollMilliseconds"] = "10";
            builder.Configuration["Consumers:MaxAttempts"] = "2";
            builder.Services.AddSingleton<IFeedConsumer>(choosy);
        },
    };

    private static TimeSpan Patience => TimeSpan.FromMinutes(2);

    public ValueTask InitializeAsync() => api.InitializeAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task What_cannot_be_taken_in_is_parked_with_its_reason_and_taken_in_when_it_is_tried_again()
    {
        var (ana, ben) = (await api.AddCustomerAsync(new { displayName = "Ana" }), await api.AddCustomerAsync(new { displayName = "Ben" }));
        choosy.Refused = GlobalId.TryParse(ana, out var id) ? id.Value : default;
        await api.AddInteractionAsync(ana, "first");
        await api.AddInteractionAsync(ana, "second");
        await api.AddInteractionAsync(ben, "other");

        var parked = await UntilAsync(
            all => Choosy(all).GetProperty("parkedCount").GetInt32() == 2 && Choosy(all).GetProperty("lag").GetInt32() == 0,
            "Ana's events are parked, and all are dealt with");

        var events = Choosy(parked).GetProperty("parkedEvents").EnumerateArray().ToArray();
        Assert.All(events, one => Assert.Equal(ana, one.GetProperty("event").GetProperty("customerId").GetString()));
        Assert.Equal([2, 0], events.Select(one => one.GetProperty("attempts").GetInt32()));
        Assert.Contains("does not like it", events[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Single(choosy.Taken);
        Assert.NotNull(Choosy(parked).GetProperty("node").GetString());

        choosy.Refused = null;
        var answer = await api.AskAsync(Retry, new { input = new { name = ChoosyConsumer.Its, eventId = events[0].GetProperty("event").GetProperty("id") } });

        Assert.Equal("2", answer.Text("consumerRetry.retriedCount"));
        await UntilAsync(all => Choosy(all).GetProperty("parkedCount").GetInt32() == 0, "nothing is parked any more");
        Assert.Equal(
            events.Select(one => one.GetProperty("event").GetProperty("id").GetString()),
            choosy.Taken.Where(one => one.CustomerId == id.Value).Select(one => GlobalId.OfFeedEvent(one.Id).ToString()));
    }

    [Fact]
    public async Task A_projection_is_rebuilt_and_only_a_projection()
    {
        var customer = await api.AddCustomerAsync(new { displayName = "Ana" });
        await api.AddPurchaseAsync(customer, "2026-06-01T10:00:00Z", "100");

        var rebuilt = await api.AskAsync(Rebuild, new { input = new { name = "purchase-profile" } });
        var refused = await api.AskAsync(Rebuild, new { input = new { name = ChoosyConsumer.Its } });
        var unknown = await api.AskAsync(Rebuild, new { input = new { name = "nobody" } });

        Assert.Empty(rebuilt["consumerRebuild.errors"].EnumerateArray());
        Assert.Equal("CONSUMER_NOT_REBUILDABLE", Assert.Single(refused.Texts("consumerRebuild.errors", "code")));
        Assert.Equal("CONSUMER_NOT_FOUND", Assert.Single(unknown.Texts("consumerRebuild.errors", "code")));
        Assert.Contains("purchase-profile", Assert.Single(unknown.Texts("consumerRebuild.errors", "message")), StringComparison.Ordinal);
        await UntilAsync(all => all["consumers"].EnumerateArray().All(one => !one.GetProperty("isRebuilding").GetBoolean()), "it is rebuilt");
        var list = await api.AskAsync(
            "{ customers(orderBy: [{ field: TOTAL_SPEND, direction: DESC }]) { nodes { displayName purchaseSummary { transactionCount } } } }");
        Assert.Equal("Ana", Assert.Single(list.Texts("customers.nodes", "displayName")));
    }

    [Fact]
    public async Task An_event_that_is_not_parked_cannot_be_tried_again()
    {
        var customer = await api.AddCustomerAsync(new { displayName = "Ana" });
        await UntilAsync(all => Choosy(all).GetProperty("lag").GetInt32() == 0, "it is read");
        var page = await api.AskAsync("{ feedEvents { nodes { id } } }");

        var notParked = await api.AskAsync(
            Retry, new { input = new { name = ChoosyConsumer.Its, eventId = page.Texts("feedEvents.nodes", "id")[0] } });
        var noEvent = await api.AskAsync(Retry, new { input = new { name = ChoosyConsumer.Its, eventId = customer } });
        var unknown = await api.AskAsync(Retry, new { input = new { name = "nobody" } });
        var nothing = await api.AskAsync(Retry, new { input = new { name = ChoosyConsumer.Its } });

        Assert.Equal("PARKED_EVENT_NOT_FOUND", Assert.Single(notParked.Texts("consumerRetry.errors", "code")));
        Assert.Equal("INVALID_VALUE", Assert.Single(noEvent.Texts("consumerRetry.errors", "code")));
        Assert.Equal("CONSUMER_NOT_FOUND", Assert.Single(unknown.Texts("consumerRetry.errors", "code")));
        Assert.Equal("0", nothing.Text("consumerRetry.retriedCount"));
    }

    [Fact]
    public async Task The_command_line_says_how_they_stand()
    {
        await api.AddCustomerAsync(new { displayName = "Ana" });
        await UntilAsync(all => all["consumers"].EnumerateArray().All(one => one.GetProperty("lag").GetInt32() == 0), "all is read");

        var (code, listed) = await RunAsync("list");
        var (unknownCode, unknown) = await RunAsync("rebuild", "nobody");
        var (rebuiltCode, rebuilt) = await RunAsync("rebuild", "purchase-profile");
        var (retriedCode, retried) = await RunAsync("retry", "purchase-profile");

        Assert.Equal((0, 0, 0), (code, rebuiltCode, retriedCode));
        Assert.Contains("purchase-profile", listed, StringComparison.Ordinal);
        Assert.Contains("behind    0 events", listed, StringComparison.Ordinal);
        Assert.Contains("purchase-profile was rebuilt", rebuilt, StringComparison.Ordinal);
        Assert.Contains("0 events tried again", retried, StringComparison.Ordinal);
        Assert.NotEqual(0, unknownCode);
        Assert.Contains("nobody", unknown, StringComparison.Ordinal);
    }

    private static JsonElement Choosy(Answer answer) =>
        answer["consumers"].EnumerateArray().Single(one => one.GetProperty("name").GetString() == ChoosyConsumer.Its);

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var result = await CrmProgram.RunAsync([], ["consumers", .. arguments, "--data", api.DataFolder]);
        return (result.ExitCode, result.Output + result.Error);
    }

    private async Task<Answer> UntilAsync(Func<Answer, bool> isTrue, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await api.AskAsync(Document);
            if (answer["consumers"].GetArrayLength() == 2 && isTrue(answer))
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, $"It did not come about that {what}: {answer.Root}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Follows interactions, and refuses those of one customer for as long as it is told to.</summary>
    private sealed class ChoosyConsumer : IFeedConsumer
    {
        public const string Its = "choosy";

        public Guid? Refused { get; set; }

        public ConcurrentQueue<FeedEvent> Taken { get; } = new();

        public string Name => Its;

        public FeedSelection Selection { get; } = new([FeedEventType.InteractionRecorded]);

        public Task HandleAsync(FeedBatch batch, CancellationToken cancellationToken)
        {
            if (batch.Events.Any(one => one.CustomerId == Refused))
            {
                throw new InvalidOperationException("The consumer does not like it.");
            }

            foreach (var one in batch.Events)
            {
                Taken.Enqueue(one);
            }

            return Task.CompletedTask;
        }
    }
}
