namespace HeadlessCrm.Api.Tests.Touchpoints.MysteryVisits;

public sealed class MysteryVisitTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Record = """
        mutation Record($input: MysteryVisitRecordInput!) { mysteryVisitRecord(input: $input) {
          visit { dealerCode competitor score visitedAt scores { criterion score weight comment } } replayed errors { ... on UserError { code path } } } }
        """;

    [Fact]
    public async Task Own_dealers_and_competitors_are_scored_and_compared()
    {
        var own = await RecordAsync(new
        {
            dealerCode = "L1", touchpoint = "SALE", scenario = "first car", shopper = "s1", visitedAt = "2026-08-20T10:00:00Z", idempotencyKey = "mystery-1",
            scores = new object[] { new { criterion = "OFFER", score = 50, weight = 3, comment = "none" }, new { criterion = "GREETING", score = 100 } },
        });
        var rival = new { competitor = "Rival", touchpoint = "SALE", idempotencyKey = "mystery-2", scores = new object[] { new { criterion = "OFFER", score = 80 } } };
        await RecordAsync(rival);
        var again = await RecordAsync(rival);

        var answer = await api.AskAsync(
            """
            { mysteryVisits(where: { competitor: { isNull: true } }, orderBy: [{ field: VISITED_AT, direction: DESC }]) { totalCount nodes { dealerCode score } }
              mysteryVisitSummary(from: "2026-08-01T00:00:00Z", until: "2026-10-01T00:00:00Z") { dealerCode competitor visits averageScore criteria { criterion count averageScore } } }
            """);
        Assert.Equal(
            """{"dealerCode":"L1","competitor":null,"score":"62.5","visitedAt":"2026-08-20T10:00:00Z","scores":[{"criterion":"GREETING","score":100,"weight":1,"comment":null},{"criterion":"OFFER","score":50,"weight":3,"comment":"none"}]}""",
            own["mysteryVisitRecord.visit"].GetRawText());
        Assert.Equal("True", again.Text("mysteryVisitRecord.replayed"));
        Assert.Equal("1", answer.Text("mysteryVisits.totalCount"));
        Assert.Equal(
            """[{"dealerCode":"L1","competitor":null,"visits":1,"averageScore":"62.5","criteria":[{"criterion":"GREETING","count":1,"averageScore":"100"},{"criterion":"OFFER","count":1,"averageScore":"50"}]},{"dealerCode":null,"competitor":"Rival","visits":1,"averageScore":"80","criteria":[{"criterion":"OFFER","count":1,"averageScore":"80"}]}]""",
            answer["mysteryVisitSummary"].GetRawText());
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        var answer = await RecordAsync(new
        {
            touchpoint = "SALE", visitedAt = "2026-09-02T00:00:00Z", idempotencyKey = "mystery-3",
            scores = new object[] { new { criterion = "A", score = 101 }, new { criterion = "A", score = 1, weight = 0 } },
        });
        var none = await RecordAsync(new { dealerCode = "L1", touchpoint = "SALE", idempotencyKey = "mystery-4", scores = Array.Empty<object>() });

        Assert.Equal(
            ["dealerCode", "visitedAt", "scores.score", "scores.criterion", "scores.weight"],
            answer["mysteryVisitRecord.errors"].EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray().Select(part => part.GetString()))));
        Assert.Equal("""["scores"]""", none["mysteryVisitRecord.errors.0.path"].GetRawText());
    }

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Record, new { input });
}
