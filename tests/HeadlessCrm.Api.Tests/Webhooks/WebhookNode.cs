using System.Net.Http.Json;
using System.Text.Json;
using HeadlessCrm.Api.Tests.Hosting;

namespace HeadlessCrm.Api.Tests.Webhooks;

/// <summary>The built program, which may send to loopback and is in a hurry to try again.</summary>
internal sealed class WebhookNode : IAsyncDisposable
{
    /// <summary>What every webhook of the tests subscribes to, unless they say otherwise.</summary>
    public const string Document =
        "subscription { feed(types: [INTERACTION_RECORDED]) { id cursor ... on InteractionRecordedEvent { interaction { reason } } } }";

    public const string Secret = "a secret that was made by chance";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CrmProcess process;
    private readonly HttpClient http = new();

    private WebhookNode(CrmProcess process) => this.process = process;

    public string Errors => process.Errors + process.Output;

    public static async Task<WebhookNode> StartAsync(string dataFolder, params (string Name, string Value)[] settings) => new(
        await CrmProcess.ServeAsync(
            [
                ("Webhooks__AllowedNetworks__0", "127.0.0.0/8"),
                ("Webhooks__FirstRetryDelay", "00:00:00.02"),
                ("Webhooks__MaxRetryDelay", "00:00:00.2"),
                ("Webhooks__LookInterval", "00:00:00.1"),
                ("Webhooks__Timeout", "00:00:10"),
                .. settings,
            ],
            "--data",
            dataFolder,
            "--no-demo"));

    public Task KillAsync() => process.KillAsync();

    /// <summary>Asks and expects an answer without errors.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await http.PostAsJsonAsync(process.Address, new { query, variables });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data").Clone();
    }

    /// <summary>Makes a webhook; answers the payload of the mutation.</summary>
    public async Task<JsonElement> TryCreateAsync(string url, string document = Document, string? after = null, string? key = null) =>
        (await AskAsync(
            """
            mutation Create($input: WebhookCreateInput!) {
              webhookCreate(input: $input) {
                webhook { id state cursor } replayed errors { ... on UserError { code message path } }
              }
            }
            """,
            new { input = new { url, document, after, secret = Secret, idempotencyKey = key } })).GetProperty("webhookCreate");

    /// <summary>Makes a webhook; answers its id.</summary>
    public async Task<string> CreateAsync(string url, string document = Document, string? after = null)
    {
        var payload = await TryCreateAsync(url, document, after);
        Assert.Equal("[]", payload.GetProperty("errors").ToString());
        return payload.GetProperty("webhook").GetProperty("id").GetString()!;
    }

    public async Task<string> AddCustomerAsync(string name) =>
        (await AskAsync(
            "mutation Add($input: CustomerUpsertInput!) { customerUpsert(input: $input) { customer { id } } }",
            new { input = new { kind = "PERSON", displayName = name, externalRefs = new[] { new { system = "test", id = name } } } }))
        .GetProperty("customerUpsert").GetProperty("customer").GetProperty("id").GetString()!;

    public async Task VisitAsync(string customerId, string reason)
    {
        var answer = await AskAsync(
            "mutation Add($input: InteractionRecordInput!) { interactionRecord(input: $input) { errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    customerId,
                    touchpoint = "WORKSHOP",
                    channel = "VISIT",
                    reason,
                    idempotencyKey = $"visit-{customerId}-{reason}",
                },
            });
        Assert.Equal("[]", answer.GetProperty("interactionRecord").GetProperty("errors").ToString());
    }

    /// <summary>A webhook as the API shows it.</summary>
    public async Task<JsonElement> ReadAsync(string id) =>
        (await AskAsync(
            """
            query Webhook($id: ID!) {
              webhook(id: $id) {
                state pauseReason failuresInARow cursor
                deliveries(first: 250) { nodes { id state attempts payload tries { number statusCode fault } } }
              }
            }
            """,
            new { id })).GetProperty("webhook");

    /// <summary>Waits until something is true of a webhook.</summary>
    public async Task<JsonElement> UntilAsync(string id, Func<JsonElement, bool> isTrue, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var webhook = await ReadAsync(id);
            if (isTrue(webhook))
            {
                return webhook;
            }

            Assert.False(patience.IsCancellationRequested, $"It did not come about that {what}: {webhook} {Errors}");
            await Task.Delay(30, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
    }
}
