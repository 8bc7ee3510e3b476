namespace HeadlessCrm.Api.Tests.Commerce;

/// <summary>Lists below lists: one statement for all parents, never one per parent.</summary>
public sealed class CustomerTransactionsTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if ((await api.AskAsync("{ customers { totalCount } }")).Text("customers.totalCount") != "0")
        {
            return;
        }

        for (var number = 1; number <= 12; number++)
        {
            var id = await api.AddCustomerAsync(new { displayName = $"Customer {number:00}", externalRefs = new[] { new { system = "s", id = $"{number}" } } });
            for (var purchase = 1; purchase <= number % 4; purchase++)
            {
                await api.AddPurchaseAsync(id, $"2026-0{purchase}-01T00:00:00Z", $"{number * purchase}", cost: "1", dealerCode: "LIM");
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_customer_has_its_own_page()
    {
        var answer = await api.AskAsync("""
            { customers(first: 4, orderBy: [{ field: DISPLAY_NAME }]) { nodes { displayName
              transactions(first: 2, orderBy: [{ field: OCCURRED_AT, direction: DESC }]) { totalCount nodes { net { amount currency } } pageInfo { hasNextPage } } } } }
            """);

        Assert.Equal(
            """[{"displayName":"Customer 01","transactions":{"totalCount":1,"nodes":[{"net":{"amount":"1.00","currency":"USD"}}],"pageInfo":{"hasNextPage":false}}},{"displayName":"Customer 02","transactions":{"totalCount":2,"nodes":[{"net":{"amount":"4.00","currency":"USD"}},{"net":{"amount":"2.00","currency":"USD"}}],"pageInfo":{"hasNextPage":false}}},{"displayName":"Customer 03","transactions":{"totalCount":3,"nodes":[{"net":{"amount":"9.00","currency":"USD"}},{"net":{"amount":"6.00","currency":"USD"}}],"pageInfo":{"hasNextPage":true}}},{"displayName":"Customer 04","transactions":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false}}}]""",
            answer["customers.nodes"].GetRawText());
    }

    [Fact]
    public async Task A_cursor_of_one_customers_page_goes_on_there()
    {
        var first = await api.AskAsync("""
            { customers(first: 1, where: { displayName: { eq: "Customer 03" } }) { nodes { transactions(first: 2, orderBy: [{ field: OCCURRED_AT }]) { pageInfo { endCursor } } } } }
            """);

        var next = await api.AskAsync(
            """
            query Next($after: String) { customers(first: 1, where: { displayName: { eq: "Customer 03" } }) {
              nodes { transactions(first: 2, after: $after, orderBy: [{ field: OCCURRED_AT }]) { nodes { occurredAt } pageInfo { hasNextPage hasPreviousPage } } } } }
            """,
            new { after = first.Text("customers.nodes.0.transactions.pageInfo.endCursor") });

        Assert.Equal(["2026-03-01T00:00:00Z"], next.Texts("customers.nodes.0.transactions.nodes", "occurredAt"));
    }

    [Theory]
    [InlineData("transactions(first: 5) { nodes { occurredAt } }", 1)]
    [InlineData("transactions(first: 5, where: { kind: { eq: SALE } }) { nodes { occurredAt } }", 1)]
    [InlineData("transactions(first: 5) { totalCount }", 1)]
    [InlineData("transactions(first: 5) { nodes { lines { productType } } }", 2)]
    [InlineData("transactions(first: 5) { nodes { customer { displayName } } }", 2)]
    [InlineData("transactions(first: 5) { nodes { dealer { name } } }", 2)]
    [InlineData("externalRefs { id }", 1)]
    [InlineData("contactPoints { value }", 1)]
    [InlineData("vehicles { nodes { vin } }", 1)]
    [InlineData("interactions(first: 5) { nodes { occurredAt } }", 1)]
    public async Task Each_wave_is_one_statement_however_many_parents_there_are(string child, int waves)
    {
        foreach (var parents in new[] { 3, 12 })
        {
            var document = $"{{ customers(first: {parents}) {{ nodes {{ displayName {child} }} }} }}";
            await api.AskAsync(document);
            using var trace = await SqlTrace.BeginAsync(api);

            await api.AskAsync(document);

            Assert.Equal(1 + waves, trace.Statements.Count);
        }
    }

    [Theory]
    [InlineData("purchaseSummary(asOf: \"2026-08-01T00:00:00Z\") { netTotal { amount } }")]
    [InlineData("rfm(asOf: \"2026-08-01T00:00:00Z\") { cell }")]
    public async Task Figures_take_as_many_statements_for_many_customers_as_for_one(string child)
    {
        var counts = new List<int>();
        foreach (var parents in new[] { 1, 12 })
        {
            var document = $"{{ customers(first: {parents}) {{ nodes {{ {child} }} }} }}";
            await api.AskAsync(document);
            using var trace = await SqlTrace.BeginAsync(api);
            await api.AskAsync(document);
            counts.Add(trace.Statements.Count);
        }

        Assert.Equal(counts[0], counts[1]);
    }
}
