namespace HeadlessCrm.Api.Tests.Customers.Requirements;

public sealed class NextQuestionsTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string UpsertDocument = """
        mutation Want($input: DataRequirementUpsertInput!) {
          dataRequirementUpsert(input: $input) {
            requirement { field version }
            errors { __typename ... on UserError { code message path } ... on PurposeMissing { field } }
          }
        }
        """;

    private const string Question = "field reason value chanceNeeded chanceAnswered worth";

    [Fact]
    public async Task Asks_the_two_questions_whose_answers_are_worth_most()
    {
        await WantAsync("birthDate", "10", "0.2");
        await WantAsync("occupation", "4", "0.75");
        await WantAsync("contactPoint:EMAIL", "1", "0.9");
        var ana = await api.AddCustomerAsync(new
        {
            givenName = "Ana",
            contactPoints = new[] { new { channel = "EMAIL", value = "ana@example.com" } },
        });

        var asked = await AskAsync(ana);

        Assert.Equal(["occupation", "birthDate"], asked.Texts("nextQuestions", "field"));
        Assert.Equal(["3", "2"], asked["nextQuestions"].EnumerateArray().Select(one => one.GetProperty("worth").GetString()!.TrimEnd('0').TrimEnd('.')));
        Assert.Equal(["occupation"], asked.Texts("customer.nextQuestions", "field"));
        Assert.Equal(["occupation", "birthDate"], asked.Texts("known.questions", "field"));
        Assert.Equal(["occupation", "birthDate", "contactPoint:EMAIL"], asked.Texts("new.questions", "field"));
        await api.AskAsync(
            "mutation($input: DemographicsRecordInput!) { demographicsRecord(input: $input) { errors { ... on UserError { message } } } }",
            new { input = new { customerId = ana, occupation = "Mechanic" } });
        Assert.Equal(["birthDate"], (await AskAsync(ana)).Texts("nextQuestions", "field"));
        var unknown = await AskAsync("cus_AZPmB1wqcAC2vT1XW3v9Yw");
        Assert.Null(unknown.Text("nextQuestions"));
        Assert.Null(unknown.Text("known"));
    }

    [Fact]
    public async Task What_has_no_purpose_is_refused_by_name()
    {
        var refused = await api.AskAsync(UpsertDocument, new
        {
            input = new { field = "shoeSize", value = "1", touchpoints = new[] { new { touchpoint = "EVENT", chance = "0.5" } } },
        });
        Assert.Equal("PURPOSE_MISSING", refused.Text("dataRequirementUpsert.errors.0.code"));
        Assert.Equal("shoeSize", refused.Text("dataRequirementUpsert.errors.0.field"));
        var gone = await api.AskAsync("mutation { dataRequirementDelete(field: \"shoeSize\") { field errors { ... on UserError { code } } } }");
        Assert.Equal("ENTRY_NOT_FOUND", gone.Text("dataRequirementDelete.errors.0.code"));
    }

    private async Task WantAsync(string field, string value, string chance)
    {
        var answer = await api.AskAsync(UpsertDocument, new
        {
            input = new { field, purpose = "to serve", value, touchpoints = new[] { new { touchpoint = "WEB", chance } } },
        });
        Assert.Equal("[]", answer["dataRequirementUpsert.errors"].GetRawText());
    }

    private Task<Answer> AskAsync(string id) => api.AskAsync(
        $$"""
        query($id: ID!) {
          nextQuestions(customer: $id, touchpoint: WEB) { {{Question}} }
          customer(id: $id) { nextQuestions(touchpoint: WEB, max: 1) { {{Question}} } }
          known: captureForm(touchpoint: WEB, customer: $id) { questions { {{Question}} } }
          new: captureForm(touchpoint: WEB) { questions { {{Question}} } }
        }
        """,
        new { id });
}
