namespace HeadlessCrm.Api.Tests.Commerce;

public sealed class TransactionsTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    private const string Document = """
        query Transactions($where: TransactionFilter, $orderBy: [TransactionOrder!], $first: Int, $after: String) {
          transactions(where: $where, orderBy: $orderBy, first: $first, after: $after) {
            totalCount
            nodes { kind net { amount } margin { amount } }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private static readonly object[] ByNet = [new { field = "NET", direction = "ASC" }];

    public async ValueTask InitializeAsync()
    {
        if ((await api.AskAsync("{ transactions { totalCount } }")).Text("transactions.totalCount") == "0")
        {
            var id = await api.AddCustomerAsync(new { displayName = "Buyer" });
            await api.AddPurchaseAsync(id, "2026-03-01T00:00:00Z", "300", cost: "250");
            await api.AddPurchaseAsync(id, "2026-01-01T00:00:00Z", "100", kind: "PARTS", productType: "MAT");
            await api.AddPurchaseAsync(id, "2026-02-01T00:00:00Z", "-20", kind: "PARTS", cost: "-12.5");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Come_in_the_order_asked_for_page_by_page()
    {
        var first = await api.AskAsync(Document, new { first = 2, orderBy = ByNet });
        Assert.Equal(["-20.00", "100.00"], first.Texts("transactions.nodes", "net.amount"));
        Assert.Equal("3", first.Text("transactions.totalCount"));

        var second = await api.AskAsync(Document, new { first = 2, after = first.Text("transactions.pageInfo.endCursor"), orderBy = ByNet });
        Assert.Equal(["300.00"], second.Texts("transactions.nodes", "net.amount"));
        Assert.Equal("False", second.Text("transactions.pageInfo.hasNextPage"));
    }

    [Fact]
    public async Task Are_filtered()
    {
        var answer = await api.AskAsync(Document, new { where = new { kind = new { eq = "PARTS" }, cost = new { isNull = false } } });

        Assert.Equal(["-20.00"], answer.Texts("transactions.nodes", "net.amount"));
        Assert.Equal("-7.50", answer.Text("transactions.nodes.0.margin.amount"));
    }

    [Fact]
    public async Task One_is_found_by_id_and_by_the_key_of_another_system()
    {
        var id = (await api.AskAsync("{ transactions(first: 1) { nodes { id } } }")).Text("transactions.nodes.0.id");

        var answer = await api.AskAsync(
            """
            query One($id: ID!) {
              transaction(id: $id) { id customer { displayName } vehicle { vin } dealer { code } reversal { reason } externalRef { id } }
              transactionByExternalRef(externalRef: { system: "dms", id: "none" }) { id }
              vehicle(vin: "1HGCM82633A004352") { make }
            }
            """,
            new { id });

        Assert.Equal(
            $$$"""{"transaction":{"id":"{{{id}}}","customer":{"displayName":"Buyer"},"vehicle":null,"dealer":null,"reversal":null,"externalRef":null},"transactionByExternalRef":null,"vehicle":null}""",
            answer.Data.GetRawText());
    }
}
