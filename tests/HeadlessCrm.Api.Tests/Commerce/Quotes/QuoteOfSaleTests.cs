namespace HeadlessCrm.Api.Tests.Commerce.Quotes;

/// <summary>The quote that a sale came from, named with the sale.</summary>
public sealed class QuoteOfSaleTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Sell = """
        mutation Sell($input: TransactionRecordInput!) { transactionRecord(input: $input) {
          transaction { id quote { id status closedAt transaction { id } } }
          errors { __typename ... on UserError { code message path } ... on QuoteAlreadyWon { transaction { id } } } } }
        """;

    [Fact]
    public async Task A_sale_wins_its_quote_and_its_reversal_opens_it_again()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Ana" });
        var quoteId = await QuoteAsync(customerId, "Q-1");
        var sale = await SellAsync(customerId, new { quoteExternalRef = new { system = "dms", id = "Q-1" } });
        Assert.Equal("[]", sale["transactionRecord.errors"].GetRawText());
        Assert.Equal((quoteId, "WON", "2026-08-20T00:00:00Z"), (sale.Text("transactionRecord.transaction.quote.id"), sale.Text("transactionRecord.transaction.quote.status"), sale.Text("transactionRecord.transaction.quote.closedAt")));
        var transactionId = sale.Text("transactionRecord.transaction.id");
        Assert.Equal(transactionId, sale.Text("transactionRecord.transaction.quote.transaction.id"));
        Assert.Equal([quoteId], (await api.AskAsync("{ quotes(where: { isWon: { eq: true } }) { nodes { id } } }")).Texts("quotes.nodes", "id"));

        var second = await SellAsync(customerId, new { quoteId });
        Assert.Equal(("QuoteAlreadyWon", transactionId), (second.Text("transactionRecord.errors.0.__typename"), second.Text("transactionRecord.errors.0.transaction.id")));
        var reversed = await api.AskAsync(
            "mutation Reverse($input: TransactionReverseInput!) { transactionReverse(input: $input) { transaction { quote { id } } errors { ... on UserError { code } } } }",
            new { input = new { transactionId, idempotencyKey = Key() } });
        Assert.Equal("[]", reversed["transactionReverse.errors"].GetRawText());
        Assert.Null(reversed.Text("transactionReverse.transaction.quote"));
        var after = await api.AskAsync("query Of($id: ID!) { quote(id: $id) { status outcome closedAt transaction { id } } }", new { id = quoteId });
        Assert.Equal("""{"status":"EXPIRED","outcome":null,"closedAt":null,"transaction":null}""", after["quote"].GetRawText());
    }

    [Fact]
    public async Task Refuses_quotes_of_others_and_unknown_ones()
    {
        var (ana, bo) = (await api.AddCustomerAsync(new { displayName = "Ana" }), await api.AddCustomerAsync(new { displayName = "Bo" }));
        var quoteId = await QuoteAsync(ana, "Q-2");
        var other = await SellAsync(bo, new { quoteId });
        Assert.Equal(["QUOTE_OF_ANOTHER_CUSTOMER"], other.Texts("transactionRecord.errors", "code"));
        Assert.Contains(quoteId, other.Text("transactionRecord.errors.0.message"), StringComparison.Ordinal);
        var unknown = await SellAsync(bo, new { quoteExternalRef = new { system = "dms", id = "none" } });
        Assert.Equal(("QUOTE_NOT_FOUND", "quoteExternalRef"), (unknown.Text("transactionRecord.errors.0.code"), unknown.Text("transactionRecord.errors.0.path.0")));
        var partner = await SellAsync(ana, new { quoteId }, "PARTNER");
        Assert.Equal(["INVALID_VALUE"], partner.Texts("transactionRecord.errors", "code"));
    }

    private static string Key() => $"key-{Guid.CreateVersion7():N}";

    private async Task<string> QuoteAsync(string customerId, string id)
    {
        var made = await api.AskAsync(
            "mutation Quote($input: QuoteRecordInput!) { quoteRecord(input: $input) { quote { id } errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    customerId,
                    externalRef = new { system = "dms", id },
                    quotedAt = "2026-08-01T00:00:00Z",
                    validUntil = "2026-08-10T00:00:00Z",
                    currency = "USD",
                    lines = new[] { new { productType = "CAR", net = "20000.00" } },
                    idempotencyKey = Key(),
                },
            });
        return made.Text("quoteRecord.quote.id")!;
    }

    private Task<Answer> SellAsync(string customerId, object quote, string kind = "SALE")
    {
        var input = new Dictionary<string, object?>
        {
            ["customerId"] = customerId,
            ["kind"] = kind,
            ["occurredAt"] = "2026-08-20T00:00:00Z",
            ["currency"] = "USD",
            ["lines"] = new[] { new { productType = "CAR", net = "19000.00" } },
            ["idempotencyKey"] = Key(),
        };
        foreach (var named in quote.GetType().GetProperties())
        {
            input[named.Name] = named.GetValue(quote);
        }

        return api.AskAsync(Sell, new { input });
    }
}
