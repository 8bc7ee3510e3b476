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
    public async Task What_cannot_be_asked_for_by_id_is_not_said_to_be_missing()
    {
        var answer = await api.PostAsync("{ node(id: \"int_AZPmB1wqcAC2vT1XW3v9Yw\") { id } }");

        Assert.Equal(
            ["int_AZPmB1wqcAC2vT1XW3v9Yw is the id of an interaction, which cannot be asked for by id; ask its customer for interactions."],
            answer.Messages);
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
