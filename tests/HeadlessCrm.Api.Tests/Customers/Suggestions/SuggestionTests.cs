namespace HeadlessCrm.Api.Tests.Customers.Suggestions;

public sealed class SuggestionTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string AnswerDocument = """
        mutation Answer($input: SuggestionAnswerInput!) {
          suggestionAnswer(input: $input) {
            suggestion { state answer answeredBy version }
            errors { __typename ... on UserError { code } ... on SuggestionAlreadyAnswered { answeredAt } }
          }
        }
        """;

    [Fact]
    public async Task A_suggestion_is_open_then_overdue_until_somebody_answers_it_once()
    {
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });
        var (open, old) = (
            await RecordAsync(new { customerId = ana, text = "Coffee", touchpoint = "WORKSHOP", idempotencyKey = "a" }),
            await RecordAsync(new { customerId = ana, text = "Tea", receivedAt = "2026-08-01T00:00:00Z", dueAt = "2026-08-08T00:00:00Z", idempotencyKey = "b" }));
        Assert.Equal(("OPEN", "2026-09-08T12:00:00Z"), (open.Text("suggestionRecord.suggestion.state"), open.Text("suggestionRecord.suggestion.dueAt")));
        var overdue = await api.AskAsync(
            """
            query($id: ID!) {
              suggestions(where: { isAnswered: { eq: false }, dueAt: { lt: "2026-09-01T12:00:00Z" } }) { nodes { text state customer { id } } }
              customer(id: $id) { suggestions(orderBy: [{ field: DUE_AT }]) { totalCount nodes { text } } }
            }
            """,
            new { id = ana });
        Assert.Equal(["OVERDUE"], overdue.Texts("suggestions.nodes", "state"));
        Assert.Equal(["Tea", "Coffee"], overdue.Texts("customer.suggestions.nodes", "text"));

        var answered = await AnswerAsync(open.Text("suggestionRecord.suggestion.id")!);
        var late = await AnswerAsync(old.Text("suggestionRecord.suggestion.id")!);
        var again = await AnswerAsync(old.Text("suggestionRecord.suggestion.id")!);

        Assert.Equal(("ANSWERED_IN_TIME", "ANSWERED_LATE"), (answered.Text("suggestionAnswer.suggestion.state"), late.Text("suggestionAnswer.suggestion.state")));
        Assert.Equal("2026-09-01T12:00:00Z", again.Text("suggestionAnswer.errors.0.answeredAt"));
    }

    private Task<Answer> RecordAsync(object input) => api.AskAsync(
        "mutation($input: SuggestionRecordInput!) { suggestionRecord(input: $input) { suggestion { id state dueAt } errors { ... on UserError { message } } } }",
        new { input });

    private Task<Answer> AnswerAsync(string suggestionId) =>
        api.AskAsync(AnswerDocument, new { input = new { suggestionId, answer = "We will", answeredBy = "Rosa" } });
}
