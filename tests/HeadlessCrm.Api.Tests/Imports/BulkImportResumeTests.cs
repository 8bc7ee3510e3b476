using System.Globalization;
using System.Text;
using HeadlessCrm.Api.Tests.Feed;
using HeadlessCrm.Api.Tests.Hosting;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>An operation outlives the process that works on it, can be followed, and can be stopped.</summary>
public sealed class BulkImportResumeTests
{
    private const int Rows = 60_000;

    // Small batches, so that there is a middle to be killed in.
    private static readonly (string Name, string Value)[] Settings =
        [("Imports__BatchSize", "40"), ("Imports__Lease", "00:00:01"), ("Imports__LookInterval", "00:00:00.1")];

    [Fact]
    public async Task Goes_on_where_it_was_killed_and_doubles_nothing()
    {
        Needs.SkipWhenFast();
        using var folder = new TemporaryFolder();
        string id;
        await using (var first = await CrmProcess.ServeAsync(Settings, "--data", folder.Path, "--no-demo"))
        {
            using var http = ClientOf(first);
            var client = new CrmClient(http);
            id = await client.StartAsync(ImportClient.Input(await client.SendTextAsync(File()), "dms"));
            await UntilAsync(client, id, rows => rows > 0);
            await first.KillAsync();
        }

        await using var second = await CrmProcess.ServeAsync(Settings, "--data", folder.Path, "--no-demo");
        using var again = ClientOf(second);
        var resumed = new CrmClient(again);
        var answer = await resumed.EndOfAsync(id);
        Assert.Equal("COMPLETED", answer.Text("bulkOperation.state"));
        Assert.Equal(2, answer["bulkOperation.runs"].GetInt32());

        // Every 1000th row is refused; each of the others was new exactly once, whichever process wrote it.
        var refused = Rows / 1_000;
        Assert.Equal([Rows, Rows - refused, 0, 0, refused, 500], answer.Counts());
        var stored = await resumed.AskAsync("{ transactions { totalCount } customers { totalCount } }");
        Assert.Equal(Rows - refused, stored["transactions.totalCount"].GetInt32());
        Assert.Equal(500, stored["customers.totalCount"].GetInt32());
        var rejects = await again.GetStringAsync(new Uri(answer.Text("bulkOperation.rejectsPath")!, UriKind.Relative));
        var lines = rejects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]);
        Assert.Equal(Enumerable.Range(1, refused).Select(i => (i * 1_000 + 1).ToString(CultureInfo.InvariantCulture)), lines);
    }

    [Fact]
    public async Task Tells_whoever_follows_it_how_far_it_is_until_its_end()
    {
        await using var server = await FeedServer.StartAsync(new() { ["Imports:BatchSize"] = "1" });
        var id = await server.Api.StartAsync(ImportClient.Input(await server.Api.SendTextAsync(File(20)), "dms"));
        await using var socket = await FeedSocket.SubscribeAsync(
            server, "subscription Follow($id: ID!) { importProgress(id: $id) { state revision counts { rows } } }", new { id });
        var last = (Revision: 0, State: string.Empty, Rows: -1L);
        while (true)
        {
            var message = (await socket.ReceiveAsync())!;
            if (message["type"]!.GetValue<string>() == "complete")
            {
                break;
            }

            var told = message["payload"]!["data"]!["importProgress"]!;
            Assert.True(told["revision"]!.GetValue<int>() > last.Revision);
            Assert.True(told["counts"]!["rows"]!.GetValue<long>() >= last.Rows);
            last = (told["revision"]!.GetValue<int>(), told["state"]!.GetValue<string>(), told["counts"]!["rows"]!.GetValue<long>());
        }

        Assert.Equal(("COMPLETED", 20L), (last.State, last.Rows));

        // Whoever has seen the end is told at once that there is nothing more.
        await socket.SubscribeAsync("2", "subscription Follow($id: ID!, $after: Int) { importProgress(id: $id, after: $after) { state } }", new { id, after = last.Revision });
        Assert.Equal("complete", (await socket.ReceiveAsync())!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Stops_when_asked_to_and_keeps_what_was_written()
    {
        await using var api = new CrmApi { Configure = builder => builder.Configuration["Imports:Enabled"] = "false" };
        await api.InitializeAsync();
        var id = await api.StartAsync(ImportClient.Input(await api.SendTextAsync(File(5)), "dms"));
        const string Cancel = "mutation Stop($id: ID!) { bulkOperationCancel(id: $id) { operation { state isCancelRequested completedAt } errors { ... on UserError { code } } } }";
        var stopped = await api.AskAsync(Cancel, new { id });
        Assert.Equal("CANCELLED", stopped.Text("bulkOperationCancel.operation.state"));
        Assert.NotNull(stopped.Text("bulkOperationCancel.operation.completedAt"));
        Assert.Equal("CANCELLED", (await api.AskAsync(Cancel, new { id })).Text("bulkOperationCancel.operation.state"));
        var unknown = await api.AskAsync(Cancel, new { id = "blk_AZPmB1wqcAC2vT1XW3v9Yw" });
        Assert.Equal(["BULK_OPERATION_NOT_FOUND"], unknown.Texts("bulkOperationCancel.errors", "code"));
    }

    [Fact]
    public async Task One_that_runs_stops_after_its_batch()
    {
        Needs.SkipWhenFast();
        using var folder = new TemporaryFolder();
        await using var server = await CrmProcess.ServeAsync(Settings, "--data", folder.Path, "--no-demo");
        using var http = ClientOf(server);
        var client = new CrmClient(http);
        var id = await client.StartAsync(ImportClient.Input(await client.SendTextAsync(File()), "dms"));
        await UntilAsync(client, id, rows => rows > 0);
        await client.AskAsync("mutation Stop($id: ID!) { bulkOperationCancel(id: $id) { operation { state } } }", new { id });
        var answer = await client.EndOfAsync(id);
        var counts = answer.Counts();
        Assert.Equal("CANCELLED", answer.Text("bulkOperation.state"));
        Assert.InRange(counts[0], 1, Rows - 1);
        var stored = await client.AskAsync("{ transactions { totalCount } }");
        Assert.Equal(counts[1], stored["transactions.totalCount"].GetInt64());
    }

    private static HttpClient ClientOf(CrmProcess server) => new() { BaseAddress = new Uri(new Uri(server.Address), "/") };

    private static async Task UntilAsync(CrmClient client, string id, Func<long, bool> condition)
    {
        using var patience = new CancellationTokenSource(Wait.Patience);
        while (!condition((await client.OperationAsync(id)).Counts()[0]))
        {
            Assert.False(patience.IsCancellationRequested, "The operation does not come so far.");
        }
    }

    private static string File(int rows = Rows)
    {
        var text = new StringBuilder("externalId,customerExternalId,occurredAt,kind,net,currency\n");
        for (var i = 1; i <= rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"T{i},C{i % 500},2026-01-{(i % 28) + 1:00},SALE,{(i % 1_000 == 0 ? "much" : "1.25")},USD\n");
        }

        return text.ToString();
    }
}
