namespace HeadlessCrm.Api.Tests.Commerce.Quotes;

/// <summary>Quotes through HTTP: recorded, listed, won, lost, expired.</summary>
public sealed class QuoteTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Record = """
        mutation Record($input: QuoteRecordInput!) { quoteRecord(input: $input) { replayed quote { id status net { amount currency } lines { productType net { amount } } vehicleOfInterest source customer { displayName } }
            errors { __typename ... on UserError { code message path } } } }
        """;

    private const string Close = """
        mutation Close($input: QuoteCloseInput!) { quoteClose(input: $input) { quote { status outcome closeReason transaction { id } version }
            errors { __typename ... on UserError { code message path } ... on QuoteAlreadyClosed { outcome } } } }
        """;

    [Fact]
    public async Task A_quote_is_open_then_won_by_a_sale()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Ana" });
        var input = Input(customerId);
        var made = await api.AskAsync(Record, new { input });
        Assert.Equal("[]", made["quoteRecord.errors"].GetRawText());
        Assert.Equal(("OPEN", "20500.00", "Corolla"), (made.Text("quoteRecord.quote.status"), made.Text("quoteRecord.quote.net.amount"), made.Text("quoteRecord.quote.vehicleOfInterest")));
        var again = await api.AskAsync(Record, new { input });
        Assert.True(again["quoteRecord.replayed"].GetBoolean());

        var quoteId = made.Text("quoteRecord.quote.id")!;
        var sale = await api.AddPurchaseAsync(customerId, "2026-08-20T00:00:00Z", "20000.00");
        var won = await api.AskAsync(Close, new { input = new { quoteId, outcome = "WON", transactionId = sale, idempotencyKey = Key() } });
        Assert.Equal("[]", won["quoteClose.errors"].GetRawText());
        Assert.Equal(("WON", sale), (won.Text("quoteClose.quote.status"), won.Text("quoteClose.quote.transaction.id")));
        var late = await api.AskAsync(Close, new { input = new { quoteId, outcome = "LOST", idempotencyKey = Key() } });
        Assert.Equal(["QUOTE_ALREADY_CLOSED"], late.Texts("quoteClose.errors", "code"));

        var listed = await api.AskAsync(
            "query Of($id: ID!) { node(id: $id) { ... on Quote { status } } customers(where: { displayName: { eq: \"Ana\" } }) { nodes { quotes(where: { isWon: { eq: true } }) { totalCount nodes { id } } } } }", new { id = quoteId });
        Assert.Equal("WON", listed.Text("node.status"));
        Assert.Equal([quoteId], listed.Texts("customers.nodes.0.quotes.nodes", "id"));
    }

    [Fact]
    public async Task A_quote_expires_by_the_clock_and_may_still_be_lost()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Bo" });
        var made = await api.AskAsync(Record, new { input = Input(customerId, "2026-08-15T00:00:00Z") });
        Assert.Equal("EXPIRED", made.Text("quoteRecord.quote.status"));
        var expired = await api.AskAsync("""{ quotes(where: { isClosed: { eq: false }, validUntil: { lt: "2026-09-01T12:00:00Z" } }) { totalCount } }""");
        Assert.Equal(1, expired["quotes.totalCount"].GetInt32());
        var lost = await api.AskAsync(Close, new { input = new { quoteId = made.Text("quoteRecord.quote.id"), outcome = "LOST", reason = "too dear", idempotencyKey = Key() } });
        Assert.Equal(("LOST", "too dear"), (lost.Text("quoteClose.quote.status"), lost.Text("quoteClose.quote.closeReason")));
    }

    [Fact]
    public async Task Refuses_quotes_that_cannot_be()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Cy" });
        await RefusedAsync("INVALID_VALUE", "before the quote", Input(customerId, "2026-07-01T00:00:00Z"));
        await RefusedAsync("CUSTOMER_NOT_FOUND", "no customer", Input("cus_AZPmB1wqcAC2vT1XW3v9Yw"));
        await RefusedAsync("INVALID_VALUE", "which is the id of a bulkoperation", Input("blk_AZPmB1wqcAC2vT1XW3v9Yw"));
        var unknown = await api.AskAsync(Close, new { input = new { quoteId = "quo_AZPmB1wqcAC2vT1XW3v9Yw", outcome = "WON", idempotencyKey = Key() } });
        Assert.Equal(["QUOTE_NOT_FOUND"], unknown.Texts("quoteClose.errors", "code"));
        Assert.Contains("quo_AZPmB1wqcAC2vT1XW3v9Yw", unknown.Text("quoteClose.errors.0.message"), StringComparison.Ordinal);

        async Task RefusedAsync(string code, string message, object input)
        {
            var answer = await api.AskAsync(Record, new { input });
            Assert.Equal([code], answer.Texts("quoteRecord.errors", "code"));
            Assert.Contains(message, answer.Text("quoteRecord.errors.0.message"), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Key() => $"key-{Guid.CreateVersion7():N}";

    private static object Input(string customerId, string? validUntil = null) => new
    {
        customerId,
        quotedAt = "2026-08-01T00:00:00Z",
        validUntil,
        currency = "USD",
        lines = new[] { new { productType = "CAR", net = "20000.00" }, new { productType = "MAT", net = "500.00" } },
        vehicleOfInterest = "Corolla",
        source = "spring campaign",
        idempotencyKey = Key(),
    };
}
