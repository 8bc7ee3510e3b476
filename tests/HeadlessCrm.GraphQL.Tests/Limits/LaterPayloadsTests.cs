using System.Text.Json;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Tests.Diagnostics;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Limits;

/// <summary>Limits that are met when the first payload is sent already, or before there is one.</summary>
public sealed class LaterPayloadsTests
{
    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
        type Query { thing: Thing things: [Thing!]! }
        type Thing { id: Int! waits: Int interrupted: Int fails: Int long: String broken: Int! }
        type Subscription { neverOpens: Int }
        """;

    private static readonly ExecutableSchema Schema =
        new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
            .AddType<Thing>("Thing")
            .AddResolvers(typeof(ThingQueries))
            .AddResolvers(typeof(ThingFields))
            .AddResolvers(typeof(ThingSources))
            .Build();

    [Theory]
    [InlineData("{ thing { id ... @defer { waits } } }", 1)]
    [InlineData("{ thing { id ... @defer { interrupted } } }", 1)]
    [InlineData("{ thing { id ... @defer(label: \"a\") { waits } ... @defer(label: \"b\") { id } } }", 1)]
    [InlineData("{ things @stream(initialCount: 1) { id waits } }", 0)]
    [InlineData("{ things @stream { id } ... @defer { thing { waits } } }", 2)]
    public async Task The_time_goes_on_after_the_first_payload(string document, int pending)
    {
        using var listener = new Listener();
        var limit = TimeSpan.FromMilliseconds(50);
        var payloads = await ReadAsync(Executor(limit, listener), document);
        while (pending > 0 && payloads.Count == 1)
        {
            // On a busy machine the time may be up before the first payload: give it more.
            limit *= 2;
            payloads = await ReadAsync(Executor(limit, listener), document);
        }

        if (pending == 0)
        {
            // The time was up before there was anything to send.
            Assert.Equal("TIMEOUT", CodeOf(Assert.Single(payloads).GetProperty("errors")[0]));
            return;
        }

        Assert.True(payloads[0].GetProperty("hasNext").GetBoolean());
        Assert.Equal(pending, payloads[0].GetProperty("pending").GetArrayLength());
        Assert.False(payloads[^1].GetProperty("hasNext").GetBoolean());
        var completed = payloads.Skip(1).SelectMany(payload => payload.GetProperty("completed").EnumerateArray()).ToList();
        Assert.Equal(
            payloads[0].GetProperty("pending").EnumerateArray().Select(IdOf).Order(StringComparer.Ordinal),
            completed.Select(IdOf).Order(StringComparer.Ordinal));
        var error = completed[^1].GetProperty("errors")[0];
        Assert.Equal("TIMEOUT", CodeOf(error));
        Assert.Equal(
            FormattableString.Invariant($"The request took longer than the limit of {limit.TotalSeconds:0.###} seconds."),
            error.GetProperty("message").GetString());
        Assert.Contains(listener.Of("graphql.errors"), error => error.Tags == "graphql.error.kind=timeout");
    }

    [Fact]
    public async Task The_time_ends_nothing_that_is_done()
    {
        var executor = new GraphQLExecutor(Schema, new ExecutionOptions { Timeout = TimeSpan.FromHours(1) });

        var payloads = await ReadAsync(executor, "{ thing { ... @defer { id } } things @stream { id } }");

        Assert.All(payloads, payload => Assert.DoesNotContain("errors", payload.GetRawText(), StringComparison.Ordinal));
        Assert.False(payloads[^1].GetProperty("hasNext").GetBoolean());
    }

    [Theory]
    [InlineData("{ thing { ... @defer { long } } }")]
    [InlineData("{ things @stream(initialCount: 0) { long } }")]
    public async Task A_later_payload_may_be_too_large(string document)
    {
        var executor = new GraphQLExecutor(Schema, new ExecutionOptions { MaxResponseBytes = 1024 });

        var payloads = await ReadAsync(executor, document);

        Assert.Equal(2, payloads.Count);
        var completed = Assert.Single(payloads[1].GetProperty("completed").EnumerateArray());
        Assert.Equal("MAX_RESPONSE_BYTES", CodeOf(completed.GetProperty("errors")[0]));
        Assert.False(payloads[1].GetProperty("hasNext").GetBoolean());
    }

    [Theory]
    [InlineData("{ thing { ... @defer { fails } } things @stream { id } }")]
    [InlineData("{ things @stream { fails } }")]
    public async Task An_error_may_halt_what_is_deferred(string document)
    {
        var payloads = await ReadAsync(new GraphQLExecutor(Schema), document, OnError.Halt);

        Assert.Equal(2, payloads.Count);
        Assert.False(payloads[1].GetProperty("hasNext").GetBoolean());
        var completed = payloads[1].GetProperty("completed").EnumerateArray().ToList();
        Assert.Equal(payloads[0].GetProperty("pending").GetArrayLength(), completed.Count);
        Assert.All(completed, entry => Assert.Equal(
            "Not today.", Assert.Single(entry.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_part_that_fails_is_told_by_every_fragment_it_belongs_to()
    {
        var payloads = await ReadAsync(
            new GraphQLExecutor(Schema),
            "{ thing { ... @defer(label: \"a\") { broken } ... @defer(label: \"b\") { id broken } } }");

        var completed = payloads.Skip(1).SelectMany(payload => payload.GetProperty("completed").EnumerateArray()).ToList();
        Assert.Equal(["0", "1"], completed.Select(IdOf).Order(StringComparer.Ordinal));
        Assert.All(completed, entry => Assert.Equal(
            "Cannot return null for non-nullable field Thing.broken.",
            Assert.Single(entry.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_source_has_the_time_of_a_request_to_open()
    {
        var executor = new GraphQLExecutor(Schema, new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(1) });

        await using var result = await ExecuteAsync(executor, "subscription { neverOpens }", OnError.Propagate);

        Assert.Equal(RequestOutcome.TimedOut, result.Outcome);
        Assert.Equal("TIMEOUT", CodeOf(JsonElement.Parse(result.Body.Span).GetProperty("errors")[0]));
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_told_of_a_limit()
    {
        using var caller = new CancellationTokenSource();
        var executor = new GraphQLExecutor(Schema, new ExecutionOptions { Timeout = TimeSpan.FromHours(1) });
        var scope = new ExecutionScope { Services = null!, CancellationToken = caller.Token };
        await using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Query = "{ thing { ... @defer { waits } } }"u8.ToArray() }, scope);
        await using var payloads = result.Subsequent!.GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var next = payloads.MoveNextAsync();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private static async Task<List<JsonElement>> ReadAsync(
        GraphQLExecutor executor, string document, OnError onError = OnError.Propagate)
    {
        await using var result = await ExecuteAsync(executor, document, onError);
        var payloads = new List<JsonElement> { JsonElement.Parse(result.Body.Span) };
        if (result.Subsequent is { } subsequent)
        {
            await foreach (var payload in subsequent)
            {
                payloads.Add(JsonElement.Parse(payload.Span));
            }
        }

        return payloads;
    }

    private static GraphQLExecutor Executor(TimeSpan limit, Listener listener) =>
        new(Schema, new ExecutionOptions { Timeout = limit }, diagnostics: listener.Diagnostics);

    private static ValueTask<ExecutionResult> ExecuteAsync(GraphQLExecutor executor, string document, OnError onError) =>
        executor.ExecuteAsync(
            new GraphQLRequest { Query = System.Text.Encoding.UTF8.GetBytes(document) },
            new ExecutionScope { Services = null!, OnError = onError });

    private static string? CodeOf(JsonElement error) => error.GetProperty("extensions").GetProperty("code").GetString();

    private static string? IdOf(JsonElement record) => record.GetProperty("id").GetString();

    internal sealed record Thing(int Id);

    [ResolversOf("Query")]
    internal static class ThingQueries
    {
        public static Thing Thing() => new(1);

        public static Thing[] Things() => [new(1), new(2), new(3)];
    }

    [ResolversOf("Thing")]
    internal static class ThingFields
    {
        public static async Task<int[]> Waits(IReadOnlyList<Thing> things, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new int[things.Count];
        }

        public static async Task<int[]> Interrupted(IReadOnlyList<Thing> things, CancellationToken cancellationToken)
        {
            try
            {
                return await Waits(things, cancellationToken);
            }
            catch (OperationCanceledException cancelled)
            {
                throw new InvalidOperationException("As database drivers do.", cancelled);
            }
        }

        public static int Fails() => throw new GraphQLException("Not today.");

        public static int? Broken() => null;

        public static string Long() => new('x', 2000);
    }

    [ResolversOf("Subscription")]
    internal static class ThingSources
    {
        public static async Task<IAsyncEnumerable<int>> NeverOpens(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return AsyncEnumerable.Empty<int>();
        }
    }
}
