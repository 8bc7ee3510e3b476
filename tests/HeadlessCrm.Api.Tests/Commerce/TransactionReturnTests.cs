namespace HeadlessCrm.Api.Tests.Commerce;

/// <summary><c>transactionReturn</c> and <c>transactionCorrect</c> through HTTP.</summary>
public sealed class TransactionReturnTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Return = """
        mutation Return($input: TransactionReturnInput!) { transactionReturn(input: $input) { replayed return { returnedAt net { amount } lines { line quantity net { amount } } }
            transaction { isReversed net { amount } netAfterReturns { amount } returns { net { amount } } customer { purchaseSummary { transactionCount netTotal { amount } } } }
            errors { __typename ... on UserError { code message path } ... on ReturnExceedsPurchase { line bought returned } } } }
        """;

    private const string Correct = """
        mutation Correct($input: TransactionCorrectInput!) { transactionCorrect(input: $input) { replayed
            transaction { net { amount } occurredAt lines { productType } revisions { number reason net { amount } netChange { amount } lines { productType } } }
            errors { __typename ... on UserError { code message path } } } }
        """;

    [Fact]
    public async Task Returns_bit_by_bit_never_more_than_was_bought()
    {
        var id = await BuyAsync("2026-08-01T00:00:00Z", [new { productType = "TYRE", quantity = "4", net = "100.00" }]);
        var input = new { transactionId = id, lines = new[] { new { line = 0, quantity = "3" } }, reason = "wrong size", idempotencyKey = Key() };
        var first = await api.AskAsync(Return, new { input });
        Assert.Equal("[]", first["transactionReturn.errors"].GetRawText());
        Assert.Equal("75.00", first.Text("transactionReturn.return.net.amount"));
        Assert.Equal("25.00", first.Text("transactionReturn.transaction.netAfterReturns.amount"));
        Assert.Equal("25.00", first.Text("transactionReturn.transaction.customer.purchaseSummary.netTotal.amount"));
        var again = await api.AskAsync(Return, new { input });
        Assert.True(again["transactionReturn.replayed"].GetBoolean());
        Assert.Equal("75.00", again.Text("transactionReturn.return.net.amount"));
        Assert.Single(again["transactionReturn.transaction.returns"].EnumerateArray());

        var tooMuch = await api.AskAsync(Return, new { input = new { transactionId = id, lines = new[] { new { line = 0, quantity = "2" } }, idempotencyKey = Key() } });
        Assert.Equal("ReturnExceedsPurchase", tooMuch.Text("transactionReturn.errors.0.__typename"));
        Assert.Equal(["lines", "0", "quantity"], tooMuch["transactionReturn.errors.0.path"].EnumerateArray().Select(one => one.GetString()));

        var rest = await api.AskAsync(Return, new { input = new { transactionId = id, lines = new[] { new { line = 0, quantity = "1" } }, idempotencyKey = Key() } });
        Assert.True(rest["transactionReturn.transaction.isReversed"].GetBoolean());
        Assert.Equal(0, rest["transactionReturn.transaction.customer.purchaseSummary.transactionCount"].GetInt32());
        var over = await api.AskAsync(Return, new { input = new { transactionId = id, lines = new[] { new { line = 0, quantity = "1" } }, idempotencyKey = Key() } });
        Assert.Equal(["TRANSACTION_ALREADY_REVERSED"], over.Texts("transactionReturn.errors", "code"));
    }

    [Fact]
    public async Task Refuses_returns_that_cannot_be()
    {
        var id = await BuyAsync("2026-08-01T00:00:00Z", [new { productType = "TYRE", quantity = "4", net = "100.00" }]);
        await RefusedAsync("There is no line 1", new { transactionId = id, lines = new[] { new { line = 1, quantity = "1" } }, idempotencyKey = Key() });
        await RefusedAsync("must be greater than 0", new { transactionId = id, lines = new[] { new { line = 0, quantity = "0" } }, idempotencyKey = Key() });
        await RefusedAsync("named twice", new { transactionId = id, lines = new[] { new { line = 0, quantity = "1" }, new { line = 0, quantity = "1" } }, idempotencyKey = Key() });
        await RefusedAsync("No line is named", new { transactionId = id, lines = Array.Empty<object>(), idempotencyKey = Key() });
        await RefusedAsync("before the transaction", new { transactionId = id, lines = new[] { new { line = 0, quantity = "1" } }, returnedAt = "2026-07-31T00:00:00Z", idempotencyKey = Key() });

        async Task RefusedAsync(string message, object input)
        {
            var answer = await api.AskAsync(Return, new { input });
            Assert.Equal(["INVALID_VALUE"], answer.Texts("transactionReturn.errors", "code"));
            Assert.Contains(message, answer.Text("transactionReturn.errors.0.message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Corrects_and_shows_what_was_before_and_what_it_changed()
    {
        var id = await BuyAsync("2026-08-01T00:00:00Z", [new { productType = "OIL", quantity = "1", net = "100.00" }]);
        var input = new { transactionId = id, occurredAt = "2026-07-01T00:00:00Z", reason = "late invoice", lines = new[] { new { productType = "OIL", net = "80.00" }, new { productType = "FILTER", net = "5.00" } }, idempotencyKey = Key() };
        var corrected = await api.AskAsync(Correct, new { input });
        Assert.Equal("[]", corrected["transactionCorrect.errors"].GetRawText());
        Assert.Equal("85.00", corrected.Text("transactionCorrect.transaction.net.amount"));
        Assert.Equal("2026-07-01T00:00:00Z", corrected.Text("transactionCorrect.transaction.occurredAt"));
        Assert.Equal("-15.00", corrected.Text("transactionCorrect.transaction.revisions.0.netChange.amount"));
        Assert.Equal("100.00", corrected.Text("transactionCorrect.transaction.revisions.0.net.amount"));
        Assert.Equal("late invoice", corrected.Text("transactionCorrect.transaction.revisions.0.reason"));
        Assert.True((await api.AskAsync(Correct, new { input }))["transactionCorrect.replayed"].GetBoolean());

        var nothing = await api.AskAsync(Correct, new { input = new { transactionId = id, idempotencyKey = Key() } });
        Assert.Equal(["INVALID_VALUE"], nothing.Texts("transactionCorrect.errors", "code"));
        await api.AskAsync(Return, new { input = new { transactionId = id, lines = new[] { new { line = 1, quantity = "1" } }, idempotencyKey = Key() } });
        var settled = await api.AskAsync(Correct, new { input = new { transactionId = id, dealerCode = "LIM1", idempotencyKey = Key() } });
        Assert.Equal(["TRANSACTION_HAS_RETURNS"], settled.Texts("transactionCorrect.errors", "code"));
    }

    private static string Key() => $"key-{Guid.CreateVersion7():N}";

    private async Task<string> BuyAsync(string occurredAt, object[] lines)
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Ana" });
        var answer = await api.AskAsync(
            "mutation Buy($input: TransactionRecordInput!) { transactionRecord(input: $input) { transaction { id } errors { ... on UserError { message } } } }",
            new { input = new { customerId, kind = "PARTS", occurredAt, currency = "USD", lines, idempotencyKey = Key() } });
        Assert.Equal("[]", answer["transactionRecord.errors"].GetRawText());
        return answer.Text("transactionRecord.transaction.id")!;
    }
}
