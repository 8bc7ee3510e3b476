using System.Text;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private readonly SourceProbe probe = new();
    private readonly List<Exception> faults = [];

    [Fact]
    public async Task Each_event_has_one_response()
    {
        await using var result = await SubscribeAsync("subscription($n: Int!) { count(to: $n) }", """{"n":3}""");

        Assert.Equal(RequestOutcome.Ok, result.Outcome);
        Assert.True(result.IsStream);
        Assert.True(result.Body.IsEmpty);
        Assert.Equal(
            ["""{"data":{"count":1}}""", """{"data":{"count":2}}""", """{"data":{"count":3}}"""],
            await ReadAsync(result));
    }

    [Fact]
    public async Task A_source_without_events_has_no_responses()
    {
        await using var result = await SubscribeAsync("subscription { count(to: 0) }");

        Assert.Empty(await ReadAsync(result));
    }

    [Fact]
    public async Task A_source_may_be_opened_asynchronously()
    {
        await using var result = await SubscribeAsync("subscription { opened(to: 1) }");

        Assert.Equal(["""{"data":{"opened":1}}"""], await ReadAsync(result));
    }

    [Fact]
    public async Task Aliases_and_fragments_name_the_event()
    {
        await using var result = await SubscribeAsync(
            "subscription { ...Two } fragment Two on Subscription { two: count(to: 1) }");

        Assert.Equal(["""{"data":{"two":1}}"""], await ReadAsync(result));
    }

    [Theory]
    [InlineData("subscription { throwsAtOnce(fault: false) }", "throwsAtOnce")]
    [InlineData("subscription { throwsBeforeItWaits }", "throwsBeforeItWaits")]
    [InlineData("subscription { throwsWhileOpening }", "throwsWhileOpening")]
    public async Task A_source_that_throws_at_its_start_refuses_the_request(string document, string field)
    {
        await using var result = await SubscribeAsync(document);

        Assert.True(result.IsRequestError);
        Assert.False(result.IsStream);
        Assert.Equal(ClosedAt(field), Text(result.Body));
    }

    [Fact]
    public async Task A_fault_at_the_start_is_masked()
    {
        await using var result = await SubscribeAsync("subscription { throwsAtOnce(fault: true) }");

        Assert.True(result.IsRequestError);
        Assert.DoesNotContain("secret", Text(result.Body));
        Assert.Equal("secret detail", Assert.Single(faults).Message);
    }

    [Theory]
    [InlineData("subscription { count }", RequestOutcome.ValidationError)]
    [InlineData("subscription($n: Int!) { count(to: $n) }", RequestOutcome.VariablesError)]
    [InlineData("subscription { count(to: 1) other: count(to: 2) }", RequestOutcome.ValidationError)]
    public async Task A_refused_request_begins_no_source(string document, RequestOutcome outcome)
    {
        await using var result = await SubscribeAsync(document);

        Assert.Equal(outcome, result.Outcome);
        Assert.True(result.IsRequestError);
        Assert.Equal(0, probe.Asked);
    }

    [Fact]
    public async Task A_source_that_throws_later_ends_with_a_response_that_says_so()
    {
        await using var result = await SubscribeAsync("subscription { throwsAfter(count: 1, fault: false) }");

        var responses = await ReadAsync(result);

        Assert.Equal(2, responses.Count);
        Assert.Equal("""{"data":{"throwsAfter":1}}""", responses[0]);
        Assert.Equal(ClosedAt("throwsAfter"), responses[1]);
    }

    [Fact]
    public async Task A_fault_later_is_masked()
    {
        await using var result = await SubscribeAsync("subscription { throwsAfter(count: 1, fault: true) }");

        var responses = await ReadAsync(result);
        Assert.Equal(2, responses.Count);
        Assert.DoesNotContain("secret", responses[1]);
        Assert.Equal("secret detail", Assert.Single(faults).Message);
    }

    [Fact]
    public async Task Events_that_are_null_are_null()
    {
        await using var result = await SubscribeAsync("subscription { optional(values: [null, 1]) }");

        Assert.Equal(["""{"data":{"optional":null}}""", """{"data":{"optional":1}}"""], await ReadAsync(result));
    }

    [Fact]
    public async Task An_event_that_must_not_be_null_spoils_its_own_response_only()
    {
        await using var result = await SubscribeAsync("subscription { required(values: [null, 1]) }");

        var responses = await ReadAsync(result);

        Assert.StartsWith(
            """{"data":null,"errors":[{"message":"Cannot return null for non-nullable field Subscription.required.",""",
            responses[0]);
        Assert.Equal("""{"data":{"required":1}}""", responses[1]);
    }

    [Fact]
    public async Task Batch_fields_are_called_once_for_each_event_and_their_errors_end_nothing()
    {
        Publish(1, -1, 2);
        await using var result = await SubscribeAsync("subscription { readings { value checked } }");

        var responses = await ReadAsync(result);

        Assert.Equal("""{"data":{"readings":{"value":1,"checked":10}}}""", responses[0]);
        Assert.StartsWith("""{"data":{"readings":null},"errors":[{"message":"Less than nothing.",""", responses[1]);
        Assert.Equal("""{"data":{"readings":{"value":2,"checked":20}}}""", responses[2]);
        Assert.Equal([1, 1, 1], probe.BatchCalls);
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_given_up_and_the_next_is_answered()
    {
        Publish(1, 2);
        await using var result = await SubscribeAsync(
            "subscription { readings { slow } }",
            options: new ExecutionOptions { Timeout = TimeSpan.FromSeconds(3) });

        var responses = await ReadAsync(result);

        Assert.Contains("The request took longer than the limit of 3 seconds.", responses[0]);
        Assert.Equal("""{"data":{"readings":{"slow":2}}}""", responses[1]);
    }

    [Fact]
    public async Task The_cursor_is_that_of_the_current_event()
    {
        Publish(1, 2);
        await using var result = await SubscribeAsync("subscription { readings { value } }");
        var cursors = new List<string?>();

        await foreach (var _ in result.Responses!)
        {
            cursors.Add(result.Cursor);
        }

        Assert.Equal([null, "at-2"], cursors);
    }

    [Fact]
    public async Task The_source_has_begun_when_the_request_is_answered()
    {
        await using var result = await SubscribeAsync("subscription { readings { value } }");

        Assert.Equal(1, probe.Begun);
    }

    [Fact]
    public async Task The_source_is_only_asked_for_what_is_read()
    {
        await using var result = await SubscribeAsync("subscription { count(to: 100) }");
        await using var responses = result.Responses!.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        for (var read = 1; read <= 3; read++)
        {
            Assert.True(await responses.MoveNextAsync());
            Assert.Equal(read, probe.Asked);
        }
    }

    [Fact]
    public async Task Cancelling_the_scope_ends_the_source()
    {
        using var cancellation = new CancellationTokenSource();
        var result = await SubscribeAsync("subscription { readings { value } }", cancellationToken: cancellation.Token);
        var reading = ReadAsync(result);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal((1, 1), (probe.Begun, probe.Ended));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Cancelling_the_reading_ends_the_source()
    {
        using var cancellation = new CancellationTokenSource();
        await using var result = await SubscribeAsync("subscription { readings { value } }");
        await using var responses = result.Responses!.GetAsyncEnumerator(cancellation.Token);
        var next = responses.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await responses.DisposeAsync();
        Assert.Equal(1, probe.Ended);
    }

    [Fact]
    public async Task Disposing_what_nobody_reads_ends_the_source()
    {
        var result = await SubscribeAsync("subscription { readings { value } }");

        await result.DisposeAsync();

        Assert.Equal((1, 1), (probe.Begun, probe.Ended));
    }

    [Fact]
    public async Task Disposing_while_the_next_event_is_awaited_ends_the_source()
    {
        var result = await SubscribeAsync("subscription { readings { value } }");
        var reading = ReadAsync(result);

        await result.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(1, probe.Ended);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Each_event_has_services_of_its_own()
    {
        Publish(1, 2);
        var opened = new List<EventServices>();
        var scope = Scope() with
        {
            OpenEventServices = () =>
            {
                opened.Add(new EventServices(opened.Count + 1, probe));
                return opened[^1];
            },
        };
        await using var result = await ExecuteAsync("subscription { readings { service } }", scope);

        Assert.Equal(
            ["""{"data":{"readings":{"service":"event 1"}}}""", """{"data":{"readings":{"service":"event 2"}}}"""],
            await ReadAsync(result));
        Assert.All(opened, services => Assert.True(services.IsDisposed));
    }

    [Fact]
    public async Task Deferring_by_a_variable_is_refused_for_each_event()
    {
        Publish(1);
        await using var result = await SubscribeAsync(
            "subscription($on: Boolean!) { readings { ... @defer(if: $on) { value } } }", """{"on":true}""");

        Assert.Contains(
            "`@defer` directive not supported on subscription operations.", Assert.Single(await ReadAsync(result)));
    }

    private static string ClosedAt(string field) =>
        $$$"""
        {"errors":[{"message":"Not today.","locations":[{"line":1,"column":16}],"path":["{{{field}}}"],
        "extensions":{"code":"CLOSED"}}]}
        """.ReplaceLineEndings(string.Empty);

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    private static async Task<List<string>> ReadAsync(ExecutionResult result)
    {
        var responses = new List<string>();
        await foreach (var response in result.Responses!)
        {
            responses.Add(Text(response));
            Assert.NotNull(JsonNode.Parse(response.Span));
        }

        return responses;
    }

    private void Publish(params int[] values)
    {
        foreach (var value in values)
        {
            probe.Events.Writer.TryWrite(new Reading(value));
        }

        probe.Events.Writer.Complete();
    }

    private ExecutionScope Scope() => new() { Services = probe };

    private ValueTask<ExecutionResult> SubscribeAsync(
        string document,
        string? variables = null,
        ExecutionOptions? options = null,
        CancellationToken cancellationToken = default) =>
        ExecuteAsync(document, Scope() with { CancellationToken = cancellationToken }, variables, options);

    private ValueTask<ExecutionResult> ExecuteAsync(
        string document, ExecutionScope scope, string? variables = null, ExecutionOptions? options = null)
    {
        var executor = new GraphQLExecutor(SourceFields.Schema, options, logFault: (_, fault) => faults.Add(fault));
        return executor.ExecuteAsync(
            new GraphQLRequest
            {
                Query = Encoding.UTF8.GetBytes(document),
                Variables = Encoding.UTF8.GetBytes(variables ?? string.Empty),
            },
            scope);
    }

    private sealed class EventServices(int number, SourceProbe probe) : IServiceProvider, IAsyncDisposable
    {
        public bool IsDisposed { get; private set; }

        public object? GetService(Type serviceType) => probe.GetService(serviceType);

        public override string ToString() => $"event {number}";

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }
}
