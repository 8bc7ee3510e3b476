using System.Net.Http.Headers;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.Fuzz.Tests;

/// <summary>Posts inputs; an answer must be below 500 and must be what its content type says.</summary>
internal sealed class HttpFuzz(Uri address) : IDisposable
{
    private static readonly string[] Accepts =
        ["application/graphql-response+json", "application/json", "multipart/mixed, application/json", "text/event-stream", "application/jsonl", "*/*"];

    private readonly HttpClient client = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Null when all is well, else what was wrong.</summary>
    public async Task<string?> SendAsync(SeededRandom random)
    {
        var body = random.Chance(66) ? FuzzInputs.DocumentEnvelope(random) : FuzzInputs.BrokenEnvelope(random);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", random.Pick(Accepts));
        if (random.Chance(10))
        {
            request.Headers.TryAddWithoutValidation("GraphQL-Cost", random.Pick(["report", "validate", "what"]));
        }

        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if ((int)response.StatusCode >= 500)
        {
            return $"status {(int)response.StatusCode} for {Convert.ToBase64String(body)}";
        }

        return response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && !IsResponse(answer)
            ? $"no GraphQL response for {Convert.ToBase64String(body)}"
            : null;
    }

    /// <summary>Whether the server still answers as it should.</summary>
    public async Task<bool> IsWellAsync()
    {
        using var content = new StringContent("""{"query":"{ __typename }"}""", new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        return await response.Content.ReadAsStringAsync() == """{"data":{"__typename":"Query"}}""";
    }

    public void Dispose() => client.Dispose();

    private static bool IsResponse(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? json.RootElement.EnumerateArray().All(IsResponse)
                : IsResponse(json.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsResponse(JsonElement answer) => answer.ValueKind == JsonValueKind.Object
        && (answer.TryGetProperty("data", out _) || answer.TryGetProperty("errors", out _)
            || answer.TryGetProperty("extensions", out _));
}
