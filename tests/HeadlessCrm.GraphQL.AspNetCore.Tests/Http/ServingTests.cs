using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;
using HeadlessCrm.GraphQL.AspNetCore.Ide;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>The page, the schema, services and faults: what the endpoint does besides answering queries.</summary>
public sealed class ServingTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    [Fact]
    public async Task A_browser_gets_the_page_without_any_header()
    {
        await using var server = await TestServer.StartAsync(options => options.Ide.Title = "The page");

        var reply = await server.GetAsync("/graphql", Browser, withPreflightHeader: false);

        Assert.Equal((200, "text/html"), (reply.Status, reply.ContentType!.MediaType));
        Assert.Contains("The page", reply.Text, StringComparison.Ordinal);
        Assert.Equal(IdePage.ContentSecurityPolicy, reply.Headers["Content-Security-Policy"]);
        var again = await server.GetAsync("/graphql", Browser, false, null, ("If-None-Match", reply.Headers["ETag"]));
        Assert.Equal(304, again.Status);
        Assert.Empty(again.Body);
    }

    [Fact]
    public async Task The_page_does_not_take_the_place_of_data()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql?query={__typename}", "application/json, text/html;q=0.5");

        Assert.Equal("""{"data":{"__typename":"Query"}}""", reply.Text);
    }

    [Fact]
    public async Task Without_the_page_a_browser_gets_data()
    {
        await using var server = await TestServer.StartAsync(options => options.EnableIde = false);

        var reply = await server.GetAsync("/graphql?query={__typename}", Browser);

        Assert.Equal((200, "application/graphql-response+json"), (reply.Status, reply.ContentType!.MediaType));
        Assert.Equal(404, (await server.GetAsync("/graphql/ide/assets/x.js", Browser)).Status);
    }

    [Fact]
    public async Task A_file_that_the_page_does_not_have_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, (await server.GetAsync("/graphql/ide/../secret")).Status);
        Assert.Equal(404, (await server.GetAsync("/graphql/ide/")).Status);
        Assert.Equal(404, (await server.GetAsync("/graphql/ide/index.html")).Status);
    }

    [Fact]
    public async Task The_schema_is_sent_as_sdl_that_builds_the_same_schema()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.GetAsync("/graphql/schema", accept: null, withPreflightHeader: false);

        Assert.Equal((200, "text/plain"), (reply.Status, reply.ContentType!.MediaType));
        var executor = server.Services.GetRequiredService<GraphQLExecutor>();
        Assert.Equal(
            SchemaPrinter.PrintSorted(executor.Schema.Schema),
            SchemaPrinter.PrintSorted(SchemaBuilder.Build(new Source(reply.Text))));
        var again = await server.GetAsync("/graphql/schema", headers: ("If-None-Match", reply.Headers["ETag"]));
        Assert.Equal(304, again.Status);
    }

    [Fact]
    public async Task Where_introspection_is_forbidden_the_schema_is_not_sent()
    {
        await using var server = await TestServer.StartAsync(execution: options => options.AllowIntrospection = false);

        Assert.Equal(403, (await server.GetAsync("/graphql/schema")).Status);
        Assert.Equal(422, (await server.PostAsync("""{"query":"{ __schema { types { name } } }"}""")).Status);
        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""")).Status);
    }

    [Fact]
    public async Task One_request_has_one_scope_of_services_and_the_next_has_another()
    {
        await using var server = await TestServer.StartAsync();

        var first = await server.PostAsync("""{"query":"{ a: scope b: scope }"}""");
        var second = await server.PostAsync("""{"query":"{ a: scope }"}""");

        Assert.Equal(first.Json["data"]!["a"]!.GetValue<string>(), first.Json["data"]!["b"]!.GetValue<string>());
        Assert.NotEqual(first.Json["data"]!["a"]!.GetValue<string>(), second.Json["data"]!["a"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_resolver_can_see_the_caller_and_the_request()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync("""{"query":"{ user }"}""", headers: ("User-Agent", "test/1"));

        Assert.Equal("nobody from test/1", reply.Json["data"]!["user"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_fault_of_the_transport_is_a_500_with_an_id_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync(
            services: services => services.AddSingleton<IUpgradeHandler, FaultyHandler>());

        var reply = await server.PostAsync("""{"query":"{ __typename }"}""");

        Assert.Equal((500, "INTERNAL"), (reply.Status, reply.Code));
        var (text, fault) = Assert.Single(server.Log.Errors);
        Assert.Equal("secret detail", fault!.Message);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
        Assert.Contains(reply.Message.Split(' ')[^1].TrimEnd('.'), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_with_the_limit()
    {
        await using var server = await TestServer.StartAsync(
            execution: options => options.Timeout = TimeSpan.FromMilliseconds(50));

        var reply = await server.PostAsync("""{"query":"{ wait(milliseconds: 60000) }"}""");

        Assert.Equal(503, reply.Status);
        Assert.Contains("0.05 seconds", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_requests_at_once_get_each_their_own_answer()
    {
        await using var server = await TestServer.StartAsync();

        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (number, _) =>
        {
            // Every third needs more than one segment, every second a continuation.
            var padding = new string('x', number % 3 == 0 ? 20_000 : 10);
            var field = number % 2 == 0 ? "wait(milliseconds: 1) " : string.Empty;
            var reply = await server.PostAsync(
                $$$"""{"odd":"{{{padding}}}","query":"query ($t: String) { {{{field}}}echo(text: $t) }","variables":{"t":"{{{number}}}"}}""");
            Assert.Equal(number.ToString(), reply.Json["data"]!["echo"]!.GetValue<string>());
        });
    }

    [Fact]
    public async Task Another_stream_format_can_carry_subscriptions()
    {
        await using var server = await TestServer.StartAsync(
            services: services => services.AddSingleton<IResultStream, CountingStream>());

        var reply = await server.PostAsync("""{"query":"subscription { ticks(count: 3) }"}""", "text/event-stream");

        Assert.Equal("3 responses", reply.Text);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1024, 0)]
    public async Task Options_out_of_range_stop_the_start(int maxRequestBytes, int maxBatch)
    {
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestServer.StartAsync(options =>
            (options.MaxRequestBytes, options.MaxBatch) = (maxRequestBytes, maxBatch)));
    }

    [Fact]
    public async Task Options_that_contradict_each_other_stop_the_start()
    {
        await Assert.ThrowsAsync<OptionsValidationException>(() => TestServer.StartAsync(options =>
            (options.EnablePersistedQueries, options.TrustedDocuments) = (true, TrustedDocumentMode.Require)));
    }

    private sealed class FaultyHandler : IUpgradeHandler
    {
        public bool Accepts(HttpContext context) => throw new InvalidOperationException("secret detail");

        public Task HandleAsync(HttpContext context) => Task.CompletedTask;
    }

    private sealed class CountingStream : IResultStream
    {
        public string MediaType => "text/event-stream";

        public bool CarriesSubscriptions => true;

        public async Task WriteAsync(HttpContext context, ExecutionResult result, CancellationToken cancellationToken)
        {
            var count = 0;
            await foreach (var response in result.Responses!.WithCancellation(cancellationToken))
            {
                count += response.IsEmpty ? 0 : 1;
            }

            await context.Response.WriteAsync($"{count} responses", cancellationToken);
        }
    }
}
