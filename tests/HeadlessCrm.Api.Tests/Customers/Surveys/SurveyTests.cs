namespace HeadlessCrm.Api.Tests.Customers.Surveys;

public sealed class SurveyTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string AnswerDocument = """
        mutation Answer($input: SurveyAnswerInput!) {
          surveyAnswer(input: $input) {
            response { survey { name version } answers { question values } customer { id } }
            replayed
            errors { __typename ... on UserError { code path message } ... on SurveyAnswerInvalid { question reason } }
          }
        }
        """;

    [Fact]
    public async Task An_answer_declares_a_preference_and_a_field_of_the_customer()
    {
        var survey = await AddAsync("visit");
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });
        var observed = await api.AskAsync(
            "mutation($input: PreferenceRecordInput!) { preferenceRecord(input: $input) { preference { value kind } errors { ... on UserError { message } } } }",
            new { input = new { customerId = ana, topic = "colour", value = "red", kind = "OBSERVED", source = "web", idempotencyKey = "seen" } });
        Assert.Equal("OBSERVED", observed.Text("preferenceRecord.preference.kind"));

        var answered = await AnswerAsync(survey, ana, "once", ("colour", "blue"), ("born", "1980-05-31"));
        var again = await AnswerAsync(survey, ana, "once", ("colour", "blue"), ("born", "1980-05-31"));

        Assert.Equal(["colour", "born"], answered.Texts("surveyAnswer.response.answers", "question"));
        Assert.Equal("True", again.Text("surveyAnswer.replayed"));
        var shown = await api.AskAsync(
            """
            query($id: ID!) {
              customer(id: $id) {
                preferences { topic value kind source conflicts { value kind source } }
                demographics { birthDate }
                surveyResponses { totalCount nodes { survey { name version questions { key kind options declares } } } }
              }
              surveys { name version }
            }
            """,
            new { id = ana });
        Assert.Equal(
            """[{"topic":"colour","value":"blue","kind":"DECLARED","source":"survey:visit","conflicts":[{"value":"red","kind":"OBSERVED","source":"web"}]}]""",
            shown["customer.preferences"].GetRawText());
        Assert.Equal("1980-05-31", shown.Text("customer.demographics.birthDate"));
        Assert.Equal("1", shown.Text("customer.surveyResponses.totalCount"));
        Assert.Equal("preference:colour", shown.Text("customer.surveyResponses.nodes.0.survey.questions.0.declares"));
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_refused_by_question()
    {
        var survey = await AddAsync("fit");
        var ana = await api.AddCustomerAsync(new { givenName = "Ana" });

        var refused = await AnswerAsync(survey, ana, "unfit", ("colour", "pink"), ("born", "31/05/1980"));

        Assert.Equal(["SURVEY_ANSWER_INVALID", "SURVEY_ANSWER_INVALID"], refused.Texts("surveyAnswer.errors", "code"));
        Assert.Equal(["colour", "born"], refused.Texts("surveyAnswer.errors", "question"));
        var unknown = await AnswerAsync("sur_AZPmB1wqcAC2vT1XW3v9Yw", ana, "unknown");
        Assert.Equal("ENTRY_NOT_FOUND", unknown.Text("surveyAnswer.errors.0.code"));
    }

    private async Task<string> AddAsync(string name)
    {
        var answer = await api.AskAsync(
            "mutation($input: SurveyUpsertInput!) { surveyUpsert(input: $input) { survey { id isOpen } errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    name,
                    title = "Your visit",
                    questions = new object[]
                    {
                        new { key = "colour", text = "Which?", kind = "CHOICE", options = new[] { "red", "blue" }, declares = "preference:colour" },
                        new { key = "born", text = "When?", kind = "DAY", declares = "birthDate" },
                    },
                },
            });
        Assert.Equal("[]", answer["surveyUpsert.errors"].GetRawText());
        return answer.Text("surveyUpsert.survey.id")!;
    }

    private Task<Answer> AnswerAsync(string surveyId, string customerId, string key, params (string Question, string Value)[] answers) =>
        api.AskAsync(AnswerDocument, new
        {
            input = new
            {
                surveyId,
                customerId,
                answers = answers.Select(answer => new { question = answer.Question, values = new[] { answer.Value } }),
                idempotencyKey = key,
            },
        });
}
