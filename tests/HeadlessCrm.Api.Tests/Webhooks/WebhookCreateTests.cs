using System.Text.Json;

namespace HeadlessCrm.Api.Tests.Webhooks;

/// <summary>What may be made a webhook, on the program with its own settings: nothing but public addresses.</summary>
public sealed class WebhookCreateTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Create =
        """
        mutation Create($input: WebhookCreateInput!) {
          webhookCreate(input: $input) {
            webhook { id url state version } replayed errors { ... on UserError { code message path } }
          }
        }
        """;

    private const string Document = "subscription { customerChanged { id } }";
    private const string Secret = "sixteen characters";

    [Theory]
    [InlineData("http://127.0.0.1/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://127.0.0.1/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://localhost/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://api.localhost/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://2130706433/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://0x7f.1/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://10.1.2.3/", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://169.254.169.254/latest/meta-data", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://[::1]/", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://[::ffff:10.0.0.1]/", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("https://[fd00::1]/", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("http://example.com/hook", "WEBHOOK_TARGET_REFUSED")]
    [InlineData("file:///etc/passwd", "INVALID_VALUE")]
    [InlineData("gopher://example.com/", "INVALID_VALUE")]
    [InlineData("/hook", "INVALID_VALUE")]
    [InlineData("https://user:word@example.com/", "INVALID_VALUE")]
    [InlineData("https://example.com/#part", "INVALID_VALUE")]
    public async Task A_target_that_must_not_be_reached_is_refused(string url, string code)
    {
        var payload = await CreateAsync(new { url, document = Document, secret = Secret });

        var error = payload.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal("url", error.GetProperty("path")[0].GetString());
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("webhook").ValueKind);
    }

    [Theory]
    [InlineData("{ customers { totalCount } }", "It is no subscription.")]
    [InlineData("subscription { nothing }", "Cannot query field \"nothing\" on type \"Subscription\".")]
    [InlineData("subscription { customerChanged { id } feed { id } }", "must select only one top level field")]
    [InlineData("subscription {", "Syntax Error")]
    [InlineData("subscription { customerChanged(after: \"forged\") { id } }", "was not issued by this service")]
    [InlineData("subscription A { feed { id } } subscription B { feed { id } }", "operation name")]
    public async Task A_document_that_cannot_be_delivered_is_refused(string document, string detail)
    {
        var payload = await CreateAsync(new { url = "https://example.com/hook", document, secret = Secret });

        var error = payload.GetProperty("errors")[0];
        Assert.Equal("WEBHOOK_DOCUMENT_INVALID", error.GetProperty("code").GetString());
        Assert.Contains(detail, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("whsec_no base64 at all, but long enough")]
    [InlineData("whsec_c2hvcnQ=")]
    public async Task A_weak_secret_is_refused(string secret)
    {
        var payload = await CreateAsync(new { url = "https://example.com/hook", document = Document, secret });

        Assert.Equal("INVALID_VALUE", payload.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Is_safe_to_repeat_and_never_shows_the_secret()
    {
        var input = new { url = "https://example.com/hook", document = Document, secret = Secret, idempotencyKey = "hook-1" };
        var first = await CreateAsync(input);
        var again = await CreateAsync(input);
        var other = await CreateAsync(input with { url = "https://example.com/other" });

        Assert.False(first.GetProperty("replayed").GetBoolean());
        Assert.True(again.GetProperty("replayed").GetBoolean());
        Assert.Equal(IdOf(first), IdOf(again));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.GetProperty("errors")[0].GetProperty("code").GetString());
        var type = await api.AskAsync("{ __type(name: \"Webhook\") { fields { name } } }");
        Assert.DoesNotContain("secret", type.Texts("__type.fields", "name"));
    }

    [Fact]
    public async Task Pauses_resumes_and_removes()
    {
        var id = IdOf(await CreateAsync(new { url = "https://example.com/hook", document = Document, secret = Secret }));
        var paused = await api.AskAsync("mutation Do($id: ID!) { webhookPause(id: $id) { webhook { state pauseReason pausedAt version } } }", new { id });
        var resumed = await api.AskAsync("mutation Do($id: ID!) { webhookResume(id: $id) { webhook { state pauseReason pausedAt version } } }", new { id });
        var removed = await api.AskAsync("mutation Do($id: ID!) { webhookDelete(id: $id) { deletedId } }", new { id });
        var gone = await api.AskAsync("mutation Do($id: ID!) { webhookPause(id: $id) { webhook { id } errors { ... on UserError { code message } } } }", new { id });

        Assert.Equal("PAUSED", paused.Text("webhookPause.webhook.state"));
        Assert.Equal("REQUESTED", paused.Text("webhookPause.webhook.pauseReason"));
        Assert.Equal("ACTIVE", resumed.Text("webhookResume.webhook.state"));
        Assert.Null(resumed.Text("webhookResume.webhook.pausedAt"));
        Assert.Equal(id, removed.Text("webhookDelete.deletedId"));
        Assert.Equal("WEBHOOK_NOT_FOUND", gone.Text("webhookPause.errors.0.code"));
        Assert.Contains(id, gone.Text("webhookPause.errors.0.message"), StringComparison.Ordinal);
    }

    private static string IdOf(JsonElement payload) => payload.GetProperty("webhook").GetProperty("id").GetString()!;

    private async Task<JsonElement> CreateAsync(object input) =>
        (await api.AskAsync(Create, new { input }))["webhookCreate"];
}
