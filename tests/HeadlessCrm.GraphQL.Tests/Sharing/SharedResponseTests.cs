using System.Text;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Tests.Sharing;

/// <summary>An event is executed once for all subscribers who would read the same.</summary>
public sealed class SharedResponseTests
{
    private const string Document =
        "subscription($rights: String, $after: String, $prefix: String) { notices(rights: $rights, after: $after) { number text(prefix: $prefix) } }";

    private readonly SharedSource source = new();
    private readonly GraphQLExecutor executor = new(SharedSource.Schema);

    [Fact]
    public async Task A_hundred_subscribers_cost_one_execution()
    {
        var subscribers = await SubscribeAsync(100, index => $$"""{"rights":"all","after":"{{index}}","prefix":"n"}""");
        source.Gate.SetResult();

        source.Publish(1);
        source.Publish(2);

        Assert.All(await ReadAsync(subscribers, 2), responses => Assert.Equal([Response("n", 1), Response("n", 2)], responses));
        Assert.Equal(2, source.Resolved);
        await EndAsync(subscribers);
    }

    [Fact]
    public async Task Other_rights_or_other_variables_below_the_root_are_executed_apart()
    {
        var subscribers = await SubscribeAsync(
            6, index => $$"""{"rights":"{{(index < 4 ? "some" : "all")}}","prefix":"{{(index < 2 ? "a" : "b")}}"}""");
        source.Gate.SetResult();

        source.Publish(1);

        var responses = await ReadAsync(subscribers, 1);
        Assert.Equal(
            [Response("a", 1), Response("a", 1), Response("b", 1), Response("b", 1), Response("b", 1), Response("b", 1)],
            responses.Select(list => list[0]));
        Assert.Equal(3, source.Resolved);
        await EndAsync(subscribers);
    }

    [Fact]
    public async Task A_source_without_a_key_shares_nothing()
    {
        var subscribers = await SubscribeAsync(3, _ => """{"prefix":"n"}""");
        source.Gate.SetResult();

        source.Publish(1);

        await ReadAsync(subscribers, 1);
        Assert.Equal(3, source.Resolved);
        await EndAsync(subscribers);
    }

    [Fact]
    public async Task An_error_is_shared_too()
    {
        var subscribers = await SubscribeAsync(5, _ => """{"rights":"all"}""");
        source.Gate.SetResult();

        source.Publish(-1);

        Assert.All(await ReadAsync(subscribers, 1), responses => Assert.Contains("\"NEGATIVE\"", Assert.Single(responses)));
        Assert.Equal(1, source.Resolved);
        await EndAsync(subscribers);
    }

    [Fact]
    public async Task Whoever_is_first_may_leave_without_harm_to_the_others()
    {
        var subscribers = await SubscribeAsync(3, _ => """{"rights":"all"}""");
        source.Publish(1);
        var readings = subscribers.Select(subscriber => ReadAsync(subscriber, 1)).ToList();

        await subscribers[0].DisposeAsync();
        source.Gate.SetResult();

        Assert.Equal([Response("", 1)], await readings[1]);
        Assert.Equal([Response("", 1)], await readings[2]);
        Assert.Equal(1, source.Resolved);
        await EndAsync(subscribers);
    }

    [Fact]
    public async Task Members_that_are_far_apart_are_served_all_the_same()
    {
        var subscribers = await SubscribeAsync(2, _ => """{"rights":"all"}""");
        source.Gate.SetResult();
        for (var number = 1; number <= 100; number++)
        {
            source.Publish(number);
        }

        // One reads everything before the other begins: what is kept for it must have a bound.
        var expected = Enumerable.Range(1, 100).Select(number => Response("", number)).ToList();
        Assert.Equal(expected, await ReadAsync(subscribers[0], 100));
        Assert.Equal(expected, await ReadAsync(subscribers[1], 100));
        Assert.InRange(source.Resolved, 100, 200);
        await EndAsync(subscribers);
    }

    private static string Response(string prefix, int number) =>
        "{\"data\":{\"notices\":{\"number\":" + number + ",\"text\":\"" + prefix + number + "\"}}}";

    private async Task<List<ExecutionResult>> SubscribeAsync(int count, Func<int, string> variables)
    {
        var subscribers = new List<ExecutionResult>();
        for (var index = 0; index < count; index++)
        {
            var request = new GraphQLRequest
            {
                Query = Encoding.UTF8.GetBytes(Document),
                Variables = Encoding.UTF8.GetBytes(variables(index)),
            };
            var result = await executor.ExecuteAsync(
                request, new ExecutionScope { Services = source, OpenSharedServices = () => source });
            Assert.True(result.IsStream, Encoding.UTF8.GetString(result.Body.Span));
            subscribers.Add(result);
        }

        return subscribers;
    }

    private static Task<List<string>[]> ReadAsync(List<ExecutionResult> subscribers, int count) =>
        Task.WhenAll(subscribers.Select(subscriber => ReadAsync(subscriber, count)));

    private static async Task<List<string>> ReadAsync(ExecutionResult subscriber, int count)
    {
        var responses = new List<string>();
        var stream = subscriber.Responses!.GetAsyncEnumerator();
        while (responses.Count < count && await stream.MoveNextAsync())
        {
            responses.Add(Encoding.UTF8.GetString(stream.Current.Span));
        }

        return responses;
    }

    private static async Task EndAsync(List<ExecutionResult> subscribers)
    {
        foreach (var subscriber in subscribers)
        {
            await subscriber.DisposeAsync();
        }
    }
}
