using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Identity;

public sealed class NodeTests(CrmApi api) : IClassFixture<CrmApi>
{
    [Fact]
    public async Task Anything_is_found_by_its_id()
    {
        var customer = await api.AddCustomerAsync(new { displayName = "Node" });
        var transaction = await api.AddPurchaseAsync(customer, "2026-08-01T00:00:00Z", "5");

        var answer = await api.AskAsync(
            """
            query Nodes($ids: [ID!]!, $one: ID!) {
              nodes(ids: $ids) { __typename id ... on Customer { displayName } ... on Transaction { net { amount } } }
              node(id: $one) { ... on Customer { displayName } }
            }
            """,
            new { ids = new[] { transaction, "cus_AZPmB1wqcAC2vT1XW3v9Yw", customer, customer }, one = customer });

        Assert.Equal(
            $$$"""[{"__typename":"Transaction","id":"{{{transaction}}}","net":{"amount":"5.00"}},null,{"__typename":"Customer","id":"{{{customer}}}","displayName":"Node"},{"__typename":"Customer","id":"{{{customer}}}","displayName":"Node"}]""",
            answer["nodes"].GetRawText());
        Assert.Equal("Node", answer.Text("node.displayName"));
    }

    [Fact]
    public async Task So_many_at_once_and_no_more()
    {
        var answer = await api.PostAsync(
            "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            new { ids = Enumerable.Repeat("cus_AZPmB1wqcAC2vT1XW3v9Yw", 251) });

        Assert.Equal(["\"ids\" has 251 ids; at most 250 are answered at once. Ask in several requests."], answer.Messages);
    }

    [Fact]
    public async Task Interactions_and_vehicles_are_found_by_the_ids_their_customer_shows()
    {
        var customer = await api.AddCustomerAsync(new { displayName = "Driver" });
        Assert.True(GlobalId.TryParse(customer, out var owner));
        var vehicle = new Vehicle
        {
            Id = Guid.CreateVersion7(), Vin = "1HGCM82633A004352", Make = "Honda", Model = "Accord", CustomerId = owner.Value,
        };
        await api.Services.GetRequiredService<IVehicleStore>().SaveAsync([vehicle], CancellationToken.None);
        var met = new Visit
        {
            Id = Guid.CreateVersion7(),
            CustomerId = owner.Value,
            Touchpoint = TouchpointKind.Workshop,
            Channel = Channel.Visit,
            OccurredAt = CrmApi.Start,
            RecordedAt = CrmApi.Start,
        };
        await api.Services.GetRequiredService<IInteractionStore>().AppendAsync([met], CancellationToken.None);
        var shown = await api.AskAsync(
            "query Shown($id: ID!) { customer(id: $id) { vehicles { nodes { id } } interactions { nodes { id } } } }",
            new { id = customer });
        string[] ids = [shown.Text("customer.vehicles.nodes.0.id")!, shown.Text("customer.interactions.nodes.0.id")!];

        var answer = await api.AskAsync(
            """
            query Nodes($ids: [ID!]!) {
              nodes(ids: $ids) { __typename id ... on Vehicle { vin customer { displayName } } ... on Interaction { touchpoint } }
            }
            """,
            new { ids = ids.Append("veh_AZPmB1wqcAC2vT1XW3v9Yw") });

        Assert.Equal(
            $$$"""[{"__typename":"Vehicle","id":"{{{ids[0]}}}","vin":"1HGCM82633A004352","customer":{"displayName":"Driver"}},{"__typename":"Visit","id":"{{{ids[1]}}}","touchpoint":"WORKSHOP"},null]""",
            answer["nodes"].GetRawText());
    }

    [Fact]
    public async Task What_is_known_of_customers_is_found_by_its_id()
    {
        var (person, company) = (await api.AddCustomerAsync(new { displayName = "Known" }), await api.AddCustomerAsync(new { companyName = "Firm" }));
        await api.AddPurchaseAsync(person, "2026-08-01T00:00:00Z", "200", cost: "100");
        var made = await api.AskAsync(
            """
            mutation Make($person: ID!, $company: ID!) {
              householdUpsert(input: { name: "H", idempotencyKey: "node-1" }) { household { id } }
              fleetUpsert(input: { companyId: $company, name: "F", idempotencyKey: "node-2" }) { fleet { id } }
              companyContactUpsert(input: { companyId: $company, personId: $person, idempotencyKey: "node-3" }) { contact { id } }
              maintenanceTaskCreate(input: { customerId: $person, stage: OBTAIN, idempotencyKey: "node-4" }) { task { id } }
              complaintOpen(input: { customerId: $person, category: "A", channel: PHONE, subject: "x", idempotencyKey: "node-5" }) { complaint { id } } }
            """,
            new { person, company });
        var complaint = made.Text("complaintOpen.complaint.id");
        var promised = await api.AskAsync(
            """
            mutation Promise($id: ID!) {
              complaintCommit(input: { complaintId: $id, promise: "call", dueAt: "2026-12-01T00:00:00Z", idempotencyKey: "node-6" }) { commitment { id } }
              complaintOffer(input: { complaintId: $id, description: "voucher", value: "1", currency: "USD", idempotencyKey: "node-7" }) { offer { id } } }
            """,
            new { id = complaint });
        string[] ids =
        [
            made.Text("householdUpsert.household.id")!, made.Text("fleetUpsert.fleet.id")!, made.Text("companyContactUpsert.contact.id")!,
            made.Text("maintenanceTaskCreate.task.id")!, promised.Text("complaintCommit.commitment.id")!, promised.Text("complaintOffer.offer.id")!,
        ];

        var found = await api.AskAsync("query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids });

        Assert.Equal(ids, found.Texts("nodes", "id"));
        Assert.Equal(
            ["Household", "Fleet", "CompanyContact", "MaintenanceTask", "Commitment", "RecoveryOffer"], found.Texts("nodes", "__typename"));
    }

    [Theory]
    [InlineData("\"Customer:1\"")]
    [InlineData("17")]
    public async Task Refuses_what_is_no_id(string id)
    {
        var answer = await api.PostAsync($"{{ node(id: {id}) {{ id }} }}");

        Assert.Contains("Expected an id that this API answered", Assert.Single(answer.Messages), StringComparison.Ordinal);
    }
}
