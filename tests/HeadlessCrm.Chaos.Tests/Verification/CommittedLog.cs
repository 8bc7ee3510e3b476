using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>What was committed, read after everything has come to rest, and by another way than subscriptions are.</summary>
internal static class CommittedLog
{
    /// <summary>All events by the replay query, and the place where the feed ends.</summary>
    public static async Task<(IReadOnlyList<CommittedEvent> Events, string End)> ReadAsync(
        HttpClient http, Uri endpoint, CancellationToken cancellationToken)
    {
        var events = new List<CommittedEvent>();
        string? after = null;
        while (true)
        {
            var page = await ReadPageAsync(http, endpoint, after, cancellationToken);
            foreach (var node in page.GetProperty("nodes").EnumerateArray())
            {
                events.Add(CommittedEvent.Read(events.Count, node));
            }

            after = page.GetProperty("endCursor").GetString()!;
            if (!page.GetProperty("hasNextPage").GetBoolean())
            {
                return (events, after);
            }
        }
    }

    /// <summary>The ids of all events straight from their table, in the order of the feed.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadTableAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT id FROM feed_events ORDER BY transaction_number, sequence", database);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(cancellationToken))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }

    private static async Task<JsonElement> ReadPageAsync(
        HttpClient http, Uri endpoint, string? after, CancellationToken cancellationToken)
    {
        const string Document =
            $"query($after: Cursor) {{ feedEvents(after: $after, first: 250) {{ endCursor hasNextPage nodes {{ {CommittedEvent.Fields} }} }} }}";
        using var response = await http.PostAsJsonAsync(endpoint, new { query = Document, variables = new { after } }, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.GetProperty("feedEvents").Clone()
            : throw new InvalidOperationException($"The feed cannot be read: {text}");
    }
}
