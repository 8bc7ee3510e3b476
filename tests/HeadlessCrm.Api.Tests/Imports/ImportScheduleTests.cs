using HeadlessCrm.Api.Tests.Feed;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>Schedules: a file of the drop folder is loaded whenever its content is new.</summary>
public sealed class ImportScheduleTests : IAsyncLifetime
{
    private const string Header = "externalId,customerExternalId,occurredAt,kind,net,currency\n";

    private const string Save = """
        mutation Save($input: ImportScheduleSaveInput!) { importScheduleSave(input: $input) { schedule { name every cron timeZone version nextRunAt }
            errors { __typename ... on UserError { code message path } } } }
        """;

    private const string Schedules = "{ importSchedules { name lastResult lastMessage lastRunAt nextRunAt attempts isRunAsked runs(first: 9) { at result attempt message operation { id } } lastOperation { id state file { name } lawfulBasis counts { inserted } } } }";

    private const string RunNow = """
        mutation Run($name: String!) { importScheduleRunNow(name: $name) { schedule { name isRunAsked } errors { ... on UserError { code message } } } }
        """;

    private readonly TemporaryFolder drop = new();
    private readonly CrmApi api;

    public ImportScheduleTests()
    {
        api = new CrmApi
        {
            Configure = builder =>
            {
                builder.Configuration["Imports:DropFolder"] = drop.Path;
                builder.Configuration["Imports:LookInterval"] = "00:00:00.05";
            },
        };
    }

    public ValueTask InitializeAsync() => api.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await api.DisposeAsync();
        drop.Dispose();
    }

    [Fact]
    public async Task Loads_each_content_once()
    {
        await File.WriteAllTextAsync(drop["sales.csv"], $"{Header}S1,C1,2026-08-01,SALE,10,USD\n");
        var saved = await api.AskAsync(Save, new { input = Input("nightly", "sales.csv") });
        Assert.Equal("[]", saved["importScheduleSave.errors"].GetRawText());
        var first = await UntilAsync("STARTED", 1);
        Assert.Equal("sales.csv", first.Text("importSchedules.0.lastOperation.file.name"));
        Assert.Equal("LEGAL_OBLIGATION", first.Text("importSchedules.0.lastOperation.lawfulBasis"));
        Assert.Equal("2026-09-01T18:00:00Z", first.Text("importSchedules.0.nextRunAt"));

        // Six hours later there is the same, then something new, then a file that cannot be read.
        api.Clock.Now = CrmApi.Start.AddHours(6);
        await UntilAsync("UNCHANGED", 1);
        await File.WriteAllTextAsync(drop["sales.csv"], $"{Header}S1,C1,2026-08-01,SALE,10,USD\nS2,C1,2026-08-02,SALE,5,USD\n");
        api.Clock.Now = CrmApi.Start.AddHours(12);
        await UntilAsync("STARTED", 2);
        await File.WriteAllBytesAsync(drop["sales.csv"], [0x61, 0xF1, 0x0A]);
        api.Clock.Now = CrmApi.Start.AddHours(18);
        var refused = await UntilAsync("REFUSED", 2);
        Assert.Contains("not UTF-8", refused.Text("importSchedules.0.lastMessage"), StringComparison.Ordinal);
        File.Delete(drop["sales.csv"]);
        api.Clock.Now = CrmApi.Start.AddHours(24);
        await UntilAsync("FILE_MISSING", 2);
        Assert.Equal(2, (await api.AskAsync("{ bulkOperations { totalCount } }"))["bulkOperations.totalCount"].GetInt32());

        var deleted = await api.AskAsync("""mutation { importScheduleDelete(name: "nightly") { deletedName } }""");
        Assert.Equal("nightly", deleted.Text("importScheduleDelete.deletedName"));
    }

    [Fact]
    public async Task Refuses_what_is_not_below_the_drop_folder_and_what_has_no_rhythm()
    {
        await RefusedAsync("INVALID_VALUE", "not below the drop folder", Input("a", "../secret.csv"));
        await RefusedAsync("INVALID_VALUE", "not below the drop folder", Input("a", "/etc/passwd"));
        await RefusedAsync("INVALID_VALUE", "must be", Input("a", "x.csv", "PT10S"));
        await RefusedAsync("INVALID_VALUE", "no fixed length", Input("a", "x.csv", "P1M"));
        await RefusedAsync("INVALID_VALUE", "name is empty", Input(" ", "x.csv"));
        Assert.Equal("[]", (await api.AskAsync(Schedules))["importSchedules"].GetRawText());

        File.CreateSymbolicLink(drop["link.csv"], Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Api.dll"));
        await api.AskAsync(Save, new { input = Input("link", "link.csv") });
        var refused = await UntilAsync("REFUSED", 0);
        Assert.Contains("leads out of the drop folder", refused.Text("importSchedules.0.lastMessage"), StringComparison.Ordinal);

        async Task RefusedAsync(string code, string message, object input)
        {
            var answer = await api.AskAsync(Save, new { input });
            Assert.Equal([code], answer.Texts("importScheduleSave.errors", "code"));
            Assert.Contains(message, answer.Text("importScheduleSave.errors.0.message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Runs_by_the_wall_clock_or_when_somebody_asks()
    {
        await File.WriteAllTextAsync(drop["sales.csv"], $"{Header}S1,C1,2026-08-01,SALE,10,USD\n");
        var saved = await api.AskAsync(Save, new { input = Input("morning", "sales.csv", null, "30 6 * * MON-FRI", "America/Lima") });
        Assert.Equal(("30 6 * * MON-FRI", "America/Lima", "null"), (
            saved.Text("importScheduleSave.schedule.cron"),
            saved.Text("importScheduleSave.schedule.timeZone"),
            saved["importScheduleSave.schedule.every"].GetRawText()));
        Assert.Equal("2026-09-02T11:30:00Z", saved.Text("importScheduleSave.schedule.nextRunAt"));

        var asked = await api.AskAsync(RunNow, new { name = "morning" });
        Assert.Equal("[]", asked["importScheduleRunNow.errors"].GetRawText());
        var loaded = await UntilAsync("STARTED", 1);

        Assert.Equal("2026-09-02T11:30:00Z", loaded.Text("importSchedules.0.nextRunAt"));
        Assert.Equal(("STARTED", "1"), (loaded.Text("importSchedules.0.runs.0.result"), loaded.Text("importSchedules.0.runs.0.attempt")));
        Assert.Equal(loaded.Text("importSchedules.0.lastOperation.id"), loaded.Text("importSchedules.0.runs.0.operation.id"));
        var unknown = await api.AskAsync(RunNow, new { name = "evening" });
        Assert.Equal(["IMPORT_SCHEDULE_NOT_FOUND"], unknown.Texts("importScheduleRunNow.errors", "code"));
    }

    [Fact]
    public async Task Refuses_a_rhythm_that_is_none()
    {
        await RefusedAsync("30 6 * *", null, "five are needed");
        await RefusedAsync("0 0 30 2 *", null, "no year has");
        await RefusedAsync("0 6 * * *", "America/Nowhere", "no time zone");
        await RefusedAsync("0 6 * * *", null, "one of them", "P1D");
        await RefusedAsync(null, null, "one of them");

        async Task RefusedAsync(string? cron, string? timeZone, string message, string? every = null)
        {
            var answer = await api.AskAsync(Save, new { input = Input("a", "x.csv", every, cron, timeZone) });
            Assert.Equal(["INVALID_VALUE"], answer.Texts("importScheduleSave.errors", "code"));
            Assert.Contains(message, answer.Text("importScheduleSave.errors.0.message"), StringComparison.Ordinal);
        }
    }

    private static object Input(
        string name, string fileName, string? every = "PT6H", string? cron = null, string? timeZone = null) => new
    {
        name,
        entity = "TRANSACTIONS",
        format = "CSV",
        system = "dms",
        fileName,
        lawfulBasis = "LEGAL_OBLIGATION",
        every,
        cron,
        timeZone,
    };

    /// <summary>Waits until the last look came to something and so many transactions are there.</summary>
    private async Task<Answer> UntilAsync(string result, int transactions)
    {
        using var patience = new CancellationTokenSource(Wait.Patience);
        while (true)
        {
            var answer = await api.AskAsync(Schedules);
            var stored = await api.AskAsync("{ transactions { totalCount } }");
            if (answer.Text("importSchedules.0.lastResult") == result && stored["transactions.totalCount"].GetInt32() == transactions)
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, $"It does not come to {result}: {answer.Data}");
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
