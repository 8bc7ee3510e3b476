using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Api.Tests.Feed;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>Sends files and follows what becomes of them, as another system would.</summary>
internal static class ImportClient
{
    public const string Start = """
        mutation Start($input: BulkImportInput!) { bulkImport(input: $input) { replayed operation { id state }
            errors { __typename ... on UserError { code message path } } } }
        """;

    private const string Progress = """
        query Operation($id: ID!) { bulkOperation(id: $id) { state failure runs revision progress isDryRun lawfulBasis mappingName rejectsPath startedAt completedAt
            file { name length sha256 } counts { rows inserted changed unchanged refused customersCreated }
            errors(first: 50) { totalCount nodes { line field value reason } } } }
        """;

    /// <summary>Sends a file; answers the status and what came back.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendFileAsync(
        this CrmClient client, HttpContent content, string mediaType = "text/csv", string name = "file.csv")
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var response = await client.Http.PostAsync(new Uri($"/imports/files?name={Uri.EscapeDataString(name)}", UriKind.Relative), content);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.RootElement.Clone());
    }

    /// <summary>Sends a text as a file and answers its id.</summary>
    public static async Task<string> SendTextAsync(this CrmClient client, string text, string mediaType = "text/csv")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        var (status, body) = await client.SendFileAsync(content, mediaType);
        Assert.Equal(HttpStatusCode.Created, status);
        return body.GetProperty("id").GetString()!;
    }

    /// <summary>What <c>bulkImport</c> is given.</summary>
    public static Dictionary<string, object?> Input(string fileId, string system, string entity = "TRANSACTIONS", string format = "CSV") => new()
    {
        ["entity"] = entity,
        ["format"] = format,
        ["fileId"] = fileId,
        ["system"] = system,
        ["lawfulBasis"] = "CONTRACT",
        ["idempotencyKey"] = $"import-{Guid.CreateVersion7():N}",
    };

    /// <summary>Starts an import that must be accepted; answers the operation's id.</summary>
    public static async Task<string> StartAsync(this CrmClient client, Dictionary<string, object?> input)
    {
        var answer = await client.AskAsync(Start, new { input });
        Assert.Equal("[]", answer["bulkImport.errors"].GetRawText());
        return answer.Text("bulkImport.operation.id")!;
    }

    /// <summary>The operation as it is.</summary>
    public static Task<Answer> OperationAsync(this CrmClient client, string id) => client.AskAsync(Progress, new { id });

    /// <summary>Waits until an operation has ended; answers it.</summary>
    public static async Task<Answer> EndOfAsync(this CrmClient client, string id)
    {
        using var patience = new CancellationTokenSource(Wait.Patience * 4);
        while (true)
        {
            var answer = await client.OperationAsync(id);
            if (answer.Text("bulkOperation.state") is not ("QUEUED" or "RUNNING"))
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, "The operation does not end.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>Imports a text and waits for the end.</summary>
    public static async Task<Answer> ImportAsync(this CrmClient client, string text, string system, Action<Dictionary<string, object?>>? adjust = null)
    {
        var input = Input(await client.SendTextAsync(text), system);
        adjust?.Invoke(input);
        return await client.EndOfAsync(await client.StartAsync(input));
    }

    /// <summary>The numbers of an operation: rows, inserted, changed, unchanged, refused, customers created.</summary>
    public static long[] Counts(this Answer answer) =>
    [
        .. ((string[])["rows", "inserted", "changed", "unchanged", "refused", "customersCreated"])
            .Select(name => answer[$"bulkOperation.counts.{name}"].GetInt64()),
    ];
}
