namespace HeadlessCrm.Api.Tests.Customers.Maintenance;

public sealed class MaintenanceTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Fields = "id status owner channel fields priority isPlanned outcome version";
    private const string Errors = "errors { __typename ... on UserError { code path message } }";

    [Fact]
    public async Task Tasks_are_planned_from_gaps_given_out_and_ended()
    {
        await api.AskAsync(
            "mutation($input: DataRequirementUpsertInput!) { dataRequirementUpsert(input: $input) { errors { ... on UserError { message } } } }",
            new { input = new { field = "occupation", purpose = "offers", value = "4", touchpoints = new[] { new { touchpoint = "WEB", chance = "0.5" } } } });
        var ana = await api.AddCustomerAsync(new { givenName = "Ana", contactPoints = new[] { new { channel = "MOBILE", value = "+51987654321" } } });

        var planned = await PlanAsync();
        var again = await PlanAsync();

        Assert.Equal("CALL", planned.Text("maintenanceTasksPlan.tasks.0.channel"));
        Assert.Equal("4", planned.Text("maintenanceTasksPlan.tasks.0.priority"));
        Assert.Equal("[]", again["maintenanceTasksPlan.tasks"].GetRawText());
        var taskId = planned.Text("maintenanceTasksPlan.tasks.0.id");
        var assigned = await api.AskAsync(
            $$"""mutation($input: MaintenanceTaskAssignInput!) { maintenanceTaskAssign(input: $input) { task { {{Fields}} } {{Errors}} } }""",
            new { input = new { taskId, owner = "Rosa", expectedVersion = 1 } });
        Assert.Equal("ASSIGNED", assigned.Text("maintenanceTaskAssign.task.status"));
        var completed = await CompleteAsync(taskId!);
        Assert.Equal(("COMPLETED", "ANSWERED"), (completed.Text("maintenanceTaskComplete.task.status"), completed.Text("maintenanceTaskComplete.task.outcome")));
        Assert.Equal("MAINTENANCE_TASK_COMPLETED", (await CompleteAsync(taskId!)).Text("maintenanceTaskComplete.errors.0.code"));
        Assert.Equal("INVALID_VALUE", (await CompleteAsync(ana)).Text("maintenanceTaskComplete.errors.0.code"));

        var made = await api.AskAsync(
            $$"""mutation($input: MaintenanceTaskCreateInput!) { maintenanceTaskCreate(input: $input) { task { {{Fields}} customer { id } } {{Errors}} } }""",
            new { input = new { customerId = ana, stage = "OBTAIN", channel = "POST", note = "Ask for the address.", idempotencyKey = "made" } });
        Assert.Equal("OPEN", made.Text("maintenanceTaskCreate.task.status"));
        var listed = await api.AskAsync(
            """
            query($id: ID!) {
              maintenanceTasks(where: { status: { ne: COMPLETED }, stage: { eq: OBTAIN } }, orderBy: [{ field: PRIORITY, direction: DESC }]) { totalCount nodes { note } }
              customer(id: $id) { maintenanceTasks { totalCount } }
              maintenanceResponses(where: { stage: { eq: ACT } }) { channel completed response { numerator denominator ratio } }
            }
            """,
            new { id = ana });
        Assert.Equal("1", listed.Text("maintenanceTasks.totalCount"));
        Assert.Equal("2", listed.Text("customer.maintenanceTasks.totalCount"));
        Assert.Equal(
            """[{"channel":"CALL","completed":1,"response":{"numerator":"1","denominator":"1","ratio":"1"}}]""",
            listed["maintenanceResponses"].GetRawText());
    }

    private Task<Answer> PlanAsync() => api.AskAsync(
        $$"""mutation { maintenanceTasksPlan(where: { kind: { eq: PERSON } }, max: 10, dueInDays: 7) { tasks { {{Fields}} } {{Errors}} } }""");

    private Task<Answer> CompleteAsync(string taskId) => api.AskAsync(
        $$"""mutation($input: MaintenanceTaskCompleteInput!) { maintenanceTaskComplete(input: $input) { task { {{Fields}} } {{Errors}} } }""",
        new { input = new { taskId, outcome = "ANSWERED" } });
}
