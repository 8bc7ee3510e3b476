using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Tests;

/// <summary>Asks the API through HTTP.</summary>
public class CrmClient
{
    public CrmClient()
    {
    }

    public CrmClient(HttpClient http) => Http = http;

    internal HttpClient Http { get; private protected set; } = null!;

    /// <summary>Posts a document and expects it to be answered in full.</summary>
    public async Task<Answer> AskAsync(string document, object? variables = null, string? language = null)
    {
        var answer = await PostAsync(document, variables, language);
        Assert.Empty(answer.Messages);
        return answer;
    }

    /// <summary>Posts a document; whatever comes back is the answer.</summary>
    public Task<Answer> PostAsync(string document, object? variables = null, string? language = null) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { query = document, variables }), language);

    /// <summary>Posts a body as it is.</summary>
    public async Task<Answer> SendAsync(byte[] body, string? language = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiHost.Path);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
        return new Answer(response.StatusCode, json.RootElement.Clone());
    }

    /// <summary>Creates a customer and answers its id.</summary>
    public async Task<string> AddCustomerAsync(object input)
    {
        var answer = await AskAsync(
            "mutation Add($input: CustomerUpsertInput!) { customerUpsert(input: $input) { customer { id } errors { ... on UserError { message } } } }",
            new { input });
        Assert.Equal("[]", answer["customerUpsert.errors"].GetRawText());
        return answer.Text("customerUpsert.customer.id")!;
    }

    /// <summary>Records a purchase of one line in US dollars and answers its id.</summary>
    public async Task<string> AddPurchaseAsync(
        string customerId, string occurredAt, string net, string kind = "SALE", string? cost = null, string productType = "CAR", string? dealerCode = null)
    {
        var answer = await AskAsync(
            "mutation Add($input: TransactionRecordInput!) { transactionRecord(input: $input) { transaction { id } errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    customerId,
                    kind,
                    occurredAt,
                    currency = "USD",
                    dealerCode,
                    lines = new[] { new { productType, net, cost } },
                    idempotencyKey = $"purchase-{Guid.CreateVersion7():N}",
                },
            });
        Assert.Equal("[]", answer["transactionRecord.errors"].GetRawText());
        return answer.Text("transactionRecord.transaction.id")!;
    }

    /// <summary>Records a visit to the workshop and answers its id.</summary>
    public async Task<string> AddInteractionAsync(string customerId, string? reason = null, string? dealerCode = null)
    {
        var answer = await AskAsync(
            "mutation Add($input: InteractionRecordInput!) { interactionRecord(input: $input) { interaction { id } errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    customerId,
                    touchpoint = "WORKSHOP",
                    channel = "VISIT",
                    reason,
                    dealerCode,
                    idempotencyKey = $"interaction-{Guid.CreateVersion7():N}",
                },
            });
        Assert.Equal("[]", answer["interactionRecord.errors"].GetRawText());
        return answer.Text("interactionRecord.interaction.id")!;
    }

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
