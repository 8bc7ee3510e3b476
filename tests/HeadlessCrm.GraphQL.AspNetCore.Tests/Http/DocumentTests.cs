using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>Trusted documents and automatic persisted queries, which never mix.</summary>
public sealed class DocumentTests : IDisposable
{
    private const string Document = "query A($t: String) { echo(text: $t) }\nmutation B { set(value: 1) }";

    private readonly string manifest = Path.GetTempFileName();

    public DocumentTests() =>
        File.WriteAllText(
            manifest, JsonSerializer.Serialize(new Dictionary<string, string> { [IdOf(Document)] = Document }));

    [Theory]
    [InlineData(TrustedDocumentMode.Allow)]
    [InlineData(TrustedDocumentMode.Require)]
    public async Task A_listed_document_is_executed_by_its_id(TrustedDocumentMode mode)
    {
        await using var server = await StartAsync(mode);

        var post = await server.PostAsync(
            $$$"""{"documentId":"{{{IdOf(Document)}}}","operationName":"A","variables":{"t":"x"}}""");
        var get = await server.GetAsync($"/graphql?documentId={IdOf(Document)}&operationName=A&variables=" + """{"t":"x"}""");
        var mutation = await server.GetAsync($"/graphql?documentId={IdOf(Document)}&operationName=B");

        Assert.Equal("""{"data":{"echo":"x"}}""", post.Text);
        Assert.Equal(post.Text, get.Text);
        Assert.Equal(405, mutation.Status);
    }

    [Fact]
    public async Task An_unknown_id_is_one_error_of_its_own_type()
    {
        await using var server = await StartAsync(TrustedDocumentMode.Allow);

        var reply = await server.PostAsync($$"""{"documentId":"{{IdOf("{ __typename }")}}","query":"{ __typename }"}""");

        Assert.Equal(422, reply.Status);
        Assert.Single(reply.Json["errors"]!.AsArray());
        Assert.Equal("DOCUMENT_NOT_FOUND", reply.Code);
    }

    [Fact]
    public async Task Only_listed_documents_are_executed_when_they_are_required()
    {
        await using var server = await StartAsync(TrustedDocumentMode.Require);

        Assert.Equal("DOCUMENT_ID_REQUIRED", (await server.PostAsync("""{"query":"{ __typename }"}""")).Code);
        Assert.Equal("DOCUMENT_ID_REQUIRED", (await server.GetAsync("/graphql?query={__typename}")).Code);
        Assert.Equal("DOCUMENT_ID_REQUIRED", (await server.PostAsync(Persisted("{ __typename }", true))).Code);
    }

    [Fact]
    public async Task Other_documents_are_welcome_when_trusted_ones_are_only_allowed()
    {
        await using var server = await StartAsync(TrustedDocumentMode.Allow);

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""")).Status);
        Assert.Equal(422, (await server.PostAsync("""{"query":"{ __typename }","documentId":7}""")).Status);
    }

    [Fact]
    public async Task An_id_means_nothing_when_trusted_documents_are_off()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }","documentId":"x"}""")).Status);
        Assert.Equal("QUERY_MISSING", (await server.PostAsync("""{"documentId":"x"}""")).Code);
    }

    [Fact]
    public async Task A_list_elsewhere_can_take_the_place_of_the_manifest()
    {
        await using var server = await TestServer.StartAsync(
            options => options.TrustedDocuments = TrustedDocumentMode.Require,
            services: services => services.AddSingleton<IDocumentStore>(new SlowStore()));

        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await server.PostAsync("""{"documentId":"any"}""")).Text);
    }

    [Theory]
    [InlineData("""{"sha256:0000000000000000000000000000000000000000000000000000000000000000":"{ a }"}""", "another hash")]
    [InlineData("""{"x":7}""", "not a string")]
    [InlineData("[]", "JSON object")]
    [InlineData("{", "not valid JSON")]
    public void A_bad_manifest_is_explained(string json, string named)
    {
        var fault = Assert.Throws<InvalidOperationException>(
            () => ManifestDocumentStore.Parse(Encoding.UTF8.GetBytes(json), "list.json"));

        Assert.Contains("list.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_list_stops_the_start()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestServer.StartAsync(options => options.TrustedDocuments = TrustedDocumentMode.Allow));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(options =>
        {
            options.TrustedDocuments = TrustedDocumentMode.Allow;
            options.TrustedDocumentManifest = "not-there.json";
        }));
    }

    [Fact]
    public async Task A_client_stores_a_document_by_its_hash_and_then_sends_only_the_hash()
    {
        await using var server = await TestServer.StartAsync(options => options.EnablePersistedQueries = true);
        const string query = "{ echo(text: \"é\") }";

        var before = await server.PostAsync(Persisted(query, false));
        var storing = await server.PostAsync(Persisted(query, true));
        var after = await server.PostAsync(Persisted(query, false));
        var get = await server.GetAsync("/graphql?extensions=" + Uri.EscapeDataString(Extension(query)));

        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), (before.Code, before.Message));
        Assert.Equal("""{"data":{"echo":"é"}}""", storing.Text);
        Assert.Equal(storing.Text, after.Text);
        Assert.Equal(storing.Text, get.Text);
    }

    [Fact]
    public async Task A_stored_query_never_becomes_trusted()
    {
        await using var server = await StartAsync(TrustedDocumentMode.Allow, persistedQueries: true);
        const string query = "{ __typename }";
        await server.PostAsync(Persisted(query, true));

        Assert.Equal("DOCUMENT_NOT_FOUND", (await server.PostAsync($$"""{"documentId":"{{IdOf(query)}}"}""")).Code);
    }

    [Fact]
    public async Task A_wrong_hash_or_an_invalid_document_is_not_stored()
    {
        await using var server = await TestServer.StartAsync(options => options.EnablePersistedQueries = true);
        var wrong = Persisted("{ __typename }", true).Replace("__typename", "a: __typename", StringComparison.Ordinal);

        Assert.Equal("PERSISTED_QUERY_HASH_MISMATCH", (await server.PostAsync(wrong)).Code);
        await server.PostAsync(Persisted("{ unknown }", true));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await server.PostAsync(Persisted("{ unknown }", false))).Code);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await server.PostAsync(Persisted("{ __typename }", false))).Code);
    }

    [Theory]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"sha256Hash":"xyz"}}""")]
    [InlineData("""{"persistedQuery":{"version":1}}""")]
    [InlineData("""{"persistedQuery":[]}""")]
    public async Task A_malformed_extension_is_named(string extensions)
    {
        await using var server = await TestServer.StartAsync(options => options.EnablePersistedQueries = true);

        var reply = await server.PostAsync($$$"""{"extensions":{{{extensions}}}}""");

        Assert.Equal("PERSISTED_QUERY_INVALID", reply.Code);
    }

    [Fact]
    public async Task A_server_without_stored_queries_says_so_in_the_words_clients_know()
    {
        await using var server = await TestServer.StartAsync();

        var reply = await server.PostAsync(Persisted("{ __typename }", false));

        Assert.Equal(("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported"), (reply.Code, reply.Message));
        Assert.Equal(200, (await server.PostAsync(Persisted("{ __typename }", true))).Status);
    }

    [Fact]
    public void Stored_queries_are_bounded_and_the_least_recently_used_leave_first()
    {
        var cache = new PersistedQueryCache(4_000);
        for (var i = 0; i < 100; i++)
        {
            cache.Add($"hash {i}", new byte[100]);
            Assert.NotNull(cache.Find("hash 0"));
        }

        Assert.Equal(10, cache.Count);
        Assert.NotNull(cache.Find("hash 99"));
        Assert.Null(cache.Find("hash 50"));
        cache.Add("giant", new byte[5_000]);
        Assert.Null(cache.Find("giant"));
    }

    public void Dispose() => File.Delete(manifest);

    private static string IdOf(string text) => "sha256:" + HashOf(text);

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Extension(string query) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{HashOf(query)}}}"}}""";

    private static string Persisted(string query, bool withQuery) => withQuery
        ? $$$"""{"query":{{{JsonSerializer.Serialize(query)}}},"extensions":{{{Extension(query)}}}}"""
        : $$$"""{"extensions":{{{Extension(query)}}}}""";

    private Task<TestServer> StartAsync(TrustedDocumentMode mode, bool persistedQueries = false) =>
        TestServer.StartAsync(options =>
        {
            options.TrustedDocuments = mode;
            options.TrustedDocumentManifest = manifest;
            options.EnablePersistedQueries = persistedQueries;
        });

    private sealed class SlowStore : IDocumentStore
    {
        public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return "{ __typename }"u8.ToArray();
        }
    }
}
