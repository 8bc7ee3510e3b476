using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Customers;

/// <summary>The query of docs/customer-360.md answers, for a customer with a history and for one without.</summary>
public sealed class Customer360Tests(CrmApi api) : IClassFixture<CrmApi>
{
    [Fact]
    public async Task The_documented_query_tells_what_was_recorded()
    {
        const string vin = "WVWZZZ1JZ3W386752";
        var id = await api.AddCustomerAsync(new
        {
            displayName = "Ana Vega",
            contactPoints = new[] { new { channel = "EMAIL", value = "ana@example.com" } },
        });
        await SendAsync(
            "mutation M($input: TransactionRecordInput!) { transactionRecord(input: $input) { errors { ... on UserError { message } } } }",
            new
            {
                customerId = id,
                kind = "REPAIR_ORDER",
                occurredAt = "2026-08-01T00:00:00Z",
                currency = "USD",
                vin,
                odometerKm = 9000,
                lines = new[] { new { productType = "OIL", quantity = "1", net = "80", cost = "30" } },
                idempotencyKey = "360-buy",
            });
        await SendAsync(
            "mutation M($input: VehicleUpsertInput!) { vehicleUpsert(input: $input) { errors { ... on UserError { message } } } }",
            new { vin, make = "Volkswagen", model = "Golf" });
        await SendAsync(
            "mutation M($input: VehiclePeriodBeginInput!) { vehiclePeriodBegin(input: $input) { errors { ... on UserError { message } } } }",
            new { vin, customerId = id, role = "OWNER", idempotencyKey = "360-own" });
        await SendAsync(
            "mutation M($input: InteractionRecordInput!) { interactionRecord(input: $input) { errors { ... on UserError { message } } } }",
            new { customerId = id, touchpoint = "WORKSHOP", channel = "VISIT", reason = "noise", idempotencyKey = "360-meet" });
        await SendAsync(
            "mutation M($input: PreferenceRecordInput!) { preferenceRecord(input: $input) { errors { ... on UserError { message } } } }",
            new { customerId = id, topic = "colour", value = "red", kind = "DECLARED", source = "web", idempotencyKey = "360-like" });

        var answer = await AskAsync(id);

        Assert.Equal("Ana Vega", answer.Text("customer.displayName"));
        Assert.Equal("50.00", answer.Text("customer.purchaseSummary.margin.amount"));
        Assert.Equal("noise", answer.Text("customer.lastContacts.nodes.0.reason"));
        Assert.Equal("OIL", answer.Text("customer.transactions.nodes.0.lines.0.productType"));
        Assert.Equal("9000", answer.Text("customer.vehicles.nodes.0.odometer.latest.km"));
        Assert.Equal("red", answer.Text("customer.preferences.0.value"));
        Assert.Equal(["INTERACTION", "TRANSACTION"], answer.Texts("customer.timeline.nodes", "kind"));
    }

    [Fact]
    public async Task A_customer_without_a_history_is_told_too()
    {
        var answer = await AskAsync(await api.AddCustomerAsync(new { displayName = "New" }));

        Assert.Equal("New", answer.Text("customer.displayName"));
        Assert.Empty(answer.Texts("customer.timeline.nodes", "kind"));
    }

    private async Task<Answer> AskAsync(string id)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Needs.RepositoryRoot, "docs", "customer-360.md"), TestContext.Current.CancellationToken);
        return await api.AskAsync(document.Split("```graphql\n")[1].Split("```")[0], new { id });
    }

    private async Task SendAsync(string mutation, object input)
    {
        var answer = await api.AskAsync(mutation, new { input });
        Assert.DoesNotContain("message", answer.Root.GetRawText(), StringComparison.Ordinal);
    }
}
