namespace HeadlessCrm.Api.Tests.Customers.Matching;

/// <summary>The mutation <c>matchRun</c> and how far it has come.</summary>
public sealed class MatchRunOperationTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Fields =
        "id state mode isDryRun step done total fault startedAt updatedAt result { records candidatePairs modelVersion linked queued refused }";

    [Fact]
    public async Task A_run_is_answered_at_once_and_merges_what_is_sure()
    {
        foreach (var key in new[] { "1", "2" })
        {
            await api.AddCustomerAsync(new
            {
                source = new
                {
                    system = "dms",
                    externalId = key,
                    values = new[] { new { name = "documentNumber", value = "40987123" }, new { name = "birthDate", value = "1980-05-14" } },
                },
                givenName = "Rosa",
                familyName = "Quispe",
            });
        }

        var tried = await RunAsync(new { dryRun = true });
        Assert.Equal(("COMPLETED", "1", "true"), (
            tried.Text("matchRun.state"), tried.Text("matchRun.result.linked"), tried["matchRun.isDryRun"].GetRawText()));
        api.Clock.Now = api.Clock.Now.AddSeconds(1);
        var done = await RunAsync(new { mode = "LINK" });

        Assert.Equal(("2", "1", "0"), (
            done.Text("matchRun.result.records"), done.Text("matchRun.result.linked"), done.Text("matchRun.result.queued")));
        var asked = await api.AskAsync(
            "{ customers { nodes { mergedIds matchDecisions { status origin } } } matchRuns(first: 1) { id } }");
        Assert.Single(asked["customers.nodes"].EnumerateArray());
        Assert.Equal(("LINKED", "BATCH"), (
            asked.Text("customers.nodes.0.matchDecisions.0.status"), asked.Text("customers.nodes.0.matchDecisions.0.origin")));
        Assert.Equal(done.Text("matchRun.id"), asked.Text("matchRuns.0.id"));
    }

    [Fact]
    public async Task A_new_store_has_keys_of_the_present_version()
    {
        var asked = await api.AskAsync("{ matchKeys { version currentVersion isUnderWay waiting } }");

        Assert.Equal(asked["matchKeys.currentVersion"].GetRawText(), asked["matchKeys.version"].GetRawText());
        Assert.Equal(("false", "0"), (asked["matchKeys.isUnderWay"].GetRawText(), asked["matchKeys.waiting"].GetRawText()));
    }

    [Fact]
    public async Task A_run_that_is_off_is_refused_and_one_that_is_not_there_is_null()
    {
        var off = await api.AskAsync(
            "mutation { matchRun(input: { mode: OFF }) { run { id } errors { ... on UserError { code path } } } }");
        var unknown = await api.AskAsync("""{ matchRun(id: "mrn_AZPmB1wqcAC2vT1XW3v9Yw") { id } }""");

        Assert.Equal("INVALID_VALUE", off.Text("matchRun.errors.0.code"));
        Assert.Equal("null", unknown["matchRun"].GetRawText());
    }

    private async Task<Answer> RunAsync(object input)
    {
        var begun = await api.AskAsync(
            "mutation($input: MatchRunInput!) { matchRun(input: $input) { run { id } errors { ... on UserError { message } } } }", new { input });
        Assert.Equal("[]", begun["matchRun.errors"].GetRawText());
        var id = begun.Text("matchRun.run.id");
        while (true)
        {
            var now = await api.AskAsync($"query($id: ID!) {{ matchRun(id: $id) {{ {Fields} }} }}", new { id });
            if (now.Text("matchRun.state") != "RUNNING")
            {
                Assert.Equal("null", now["matchRun.fault"].GetRawText());
                return now;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
