using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.Api.Tests.Customers;

/// <summary>Every mutation of what is known of a customer is safe to repeat.</summary>
public sealed class ProfileRepeatTests(CrmApi api) : IClassFixture<CrmApi>
{
    [Theory]
    [InlineData("companyContactUpsert", "CompanyContactUpsertInput", """{"companyId":"COMPANY","personId":"PERSON"}""", """{"jobTitle":"Chief"}""")]
    [InlineData("householdUpsert", "HouseholdUpsertInput", """{"name":"Vega"}""", """{"name":"Ruiz"}""")]
    [InlineData("householdPlace", "HouseholdPlaceInput", """{"customerId":"PERSON"}""", """{"isHead":true}""")]
    [InlineData("fleetUpsert", "FleetUpsertInput", """{"companyId":"COMPANY","name":"Vans"}""", """{"name":"Cars"}""")]
    [InlineData("areaUpsert", "AreaUpsertInput", """{"areas":[{"coding":"zones","code":"a","name":"A"}]}""", """{"areas":[{"coding":"zones","code":"a","name":"B"}]}""")]
    [InlineData("demographicsRecord", "DemographicsRecordInput", """{"customerId":"PERSON","sex":"FEMALE"}""", """{"sex":"MALE"}""")]
    [InlineData("dataRequirementUpsert", "DataRequirementUpsertInput", """{"field":"occupation","purpose":"x","value":"1","touchpoints":[{"touchpoint":"WEB","chance":"0.5"}]}""", """{"value":"2"}""")]
    [InlineData("preferenceRecord", "PreferenceRecordInput", """{"customerId":"PERSON","topic":"colour","value":"red","kind":"DECLARED","source":"web"}""", """{"value":"blue"}""")]
    [InlineData("suggestionRecord", "SuggestionRecordInput", """{"customerId":"PERSON","text":"Coffee"}""", """{"text":"Tea"}""")]
    [InlineData("surveyUpsert", "SurveyUpsertInput", """{"name":"visit","title":"Visit","questions":[{"key":"q","text":"?","kind":"TEXT"}]}""", """{"title":"Stay"}""")]
    [InlineData("maintenanceTaskCreate", "MaintenanceTaskCreateInput", """{"customerId":"PERSON","stage":"ACT"}""", """{"stage":"OBTAIN"}""")]
    public async Task The_same_key_answers_as_the_first_time_and_is_refused_for_anything_else(
        string mutation, string type, string input, string change)
    {
        var company = await api.AddCustomerAsync(new { companyName = "Acme" });
        var person = await api.AddCustomerAsync(new { givenName = "Ana" });
        var given = JsonNode.Parse(input.Replace("COMPANY", company, StringComparison.Ordinal).Replace("PERSON", person, StringComparison.Ordinal))!
            .AsObject();
        given["idempotencyKey"] = $"repeat {mutation}";
        var first = await SendAsync(mutation, type, given);
        var again = await SendAsync(mutation, type, given);
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            given[name] = value!.DeepClone();
        }

        var other = await SendAsync(mutation, type, given);

        Assert.Equal("[]", first[$"{mutation}.errors"].GetRawText());
        Assert.Equal(("False", "True"), (first.Text($"{mutation}.replayed"), again.Text($"{mutation}.replayed")));
        Assert.Equal(["IDEMPOTENCY_KEY_REUSED"], other.Texts($"{mutation}.errors", "code"));
    }

    private Task<Answer> SendAsync(string mutation, string type, JsonObject input) => api.AskAsync(
        $$"""mutation Send($input: {{type}}!) { {{mutation}}(input: $input) { replayed errors { ... on UserError { code message } } } }""",
        new { input = JsonSerializer.Deserialize<JsonElement>(input.ToJsonString()) });
}
