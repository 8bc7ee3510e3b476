using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.Api.Tests.Feed;

/// <summary>Subscriptions as server-sent events: every event names its place, and the place is where one goes on.</summary>
public sealed class EventStreamTests
{
    private const string Document = "subscription($after: Cursor) { feed(after: $after) { id cursor } }";

    [Fact]
    public async Task An_event_names_its_cursor_and_the_last_one_resumes()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        string? last;
        using (var stream = await EventStream.OpenAsync(server, Document))
        {
            await server.UntilSubscribedAsync(1);
            await server.Api.AddInteractionAsync(ana);
            var (id, data) = await stream.NextAsync();
            Assert.Equal(data["feed"]!["cursor"]!.ToString(), id);
            last = id;
        }

        await server.Api.AddInteractionAsync(ana);
        await server.Api.AddInteractionAsync(ana);

        using var resumed = await EventStream.OpenAsync(server, Document, last);
        var seen = new[] { await resumed.NextAsync(), await resumed.NextAsync() };
        var log = await server.Api.AskAsync("query($after: Cursor) { feedEvents(after: $after) { nodes { id } } }", new { after = last });
        Assert.Equal(log.Texts("feedEvents.nodes", "id"), seen.Select(happened => happened.Data["feed"]!["id"]!.ToString()));
    }

    [Fact]
    public async Task What_a_browser_received_last_counts_more_than_where_it_began()
    {
        await using var server = await FeedServer.StartAsync();
        var ana = await server.Api.AddCustomerAsync(new { displayName = "Ana" });
        var first = (await server.Api.AskAsync("{ feedEvents { horizon { cursor } nodes { cursor } } }"));
        await server.Api.AddInteractionAsync(ana);

        using var stream = await EventStream.OpenAsync(
            server, Document, first.Text("feedEvents.nodes.0.cursor"), new { after = first.Text("feedEvents.horizon.cursor") });

        var (_, data) = await stream.NextAsync();
        Assert.NotEqual(first.Text("feedEvents.nodes.0.cursor"), data["feed"]!["cursor"]!.ToString());
    }

    [Fact]
    public async Task A_server_that_stops_says_when_to_come_back_and_not_that_it_was_all()
    {
        await using var server = await FeedServer.StartAsync();
        using var stream = await EventStream.OpenAsync(server, Document);
        await server.UntilSubscribedAsync(1);

        await server.StopAsync();

        var rest = await stream.ReadToEndAsync();
        Assert.Contains("retry: ", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("complete", rest, StringComparison.Ordinal);
    }

    private sealed class EventStream(HttpClient http, HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        private readonly CancellationTokenSource patience = new(Wait.Patience);

        public static async Task<EventStream> OpenAsync(
            FeedServer server, string query, string? lastEventId = null, object? variables = null)
        {
            var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint);
            request.Content = new StringContent(
                JsonSerializer.Serialize(new { query, variables }), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
            request.Headers.Accept.ParseAdd("text/event-stream");
            if (lastEventId is not null)
            {
                request.Headers.Add("Last-Event-ID", lastEventId);
            }

            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new EventStream(http, response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        }

        public async Task<(string? Id, JsonNode Data)> NextAsync()
        {
            string? id = null;
            while (await lines.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    id = line[4..];
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return (id, JsonNode.Parse(line[6..])!["data"]!);
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }

        public Task<string> ReadToEndAsync() => lines.ReadToEndAsync(patience.Token);

        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
            http.Dispose();
            patience.Dispose();
        }
    }
}
