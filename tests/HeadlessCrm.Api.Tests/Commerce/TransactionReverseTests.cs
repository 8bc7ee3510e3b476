namespace HeadlessCrm.Api.Tests.Commerce;

public sealed class TransactionReverseTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Reverse($input: TransactionReverseInput!) {
          transactionReverse(input: $input) {
            transaction { id isReversed reversal { reversedAt recordedAt reason } }
            replayed
            errors {
              __typename
              ... on UserError { code message path }
              ... on TransactionAlreadyReversed { reversedAt transaction { id } }
            }
          }
        }
        """;

    [Fact]
    public async Task Takes_a_transaction_back_and_keeps_it_on_record()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Return" });
        var id = await api.AddPurchaseAsync(customerId, "2026-06-01T00:00:00Z", "100");
        await api.AddPurchaseAsync(customerId, "2026-07-01T00:00:00Z", "30");

        var answer = await ReverseAsync(new { transactionId = id, reversedAt = "2026-08-01T00:00:00Z", reason = "returned", idempotencyKey = "reverse-1" });

        Assert.Equal(
            """{"reversedAt":"2026-08-01T00:00:00Z","recordedAt":"2026-09-01T12:00:00Z","reason":"returned"}""",
            answer["transactionReverse.transaction.reversal"].GetRawText());
        var after = await api.AskAsync(
            """
            query After($id: ID!) { customer(id: $id) {
              transactions { totalCount }
              standing: transactions(where: { isReversed: { eq: false } }) { totalCount }
              before: purchaseSummary(asOf: "2026-07-15T00:00:00Z") { transactionCount netTotal { amount } }
              now: purchaseSummary { transactionCount netTotal { amount } } } }
            """,
            new { id = customerId });
        Assert.Equal("2", after.Text("customer.transactions.totalCount"));
        Assert.Equal("1", after.Text("customer.standing.totalCount"));
        Assert.Equal("130.00", after.Text("customer.before.netTotal.amount"));
        Assert.Equal("30.00", after.Text("customer.now.netTotal.amount"));
    }

    [Fact]
    public async Task The_same_key_again_answers_as_the_first_time()
    {
        var id = await APurchaseAsync();
        var input = new { transactionId = id, idempotencyKey = "reverse-twice" };

        await ReverseAsync(input);
        var second = await ReverseAsync(input);

        Assert.Equal("True", second.Text("transactionReverse.replayed"));
        Assert.Equal("[]", second["transactionReverse.errors"].GetRawText());
        Assert.Equal("True", second.Text("transactionReverse.transaction.isReversed"));
    }

    [Fact]
    public async Task A_transaction_is_reversed_once()
    {
        var id = await APurchaseAsync();
        await ReverseAsync(new { transactionId = id, idempotencyKey = "reverse-once-1" });

        var answer = await ReverseAsync(new { transactionId = id, idempotencyKey = "reverse-once-2" });

        Assert.Equal("TransactionAlreadyReversed", answer.Text("transactionReverse.errors.0.__typename"));
        Assert.Equal(id, answer.Text("transactionReverse.errors.0.transaction.id"));
        Assert.Equal("2026-09-01T12:00:00Z", answer.Text("transactionReverse.errors.0.reversedAt"));
    }

    [Fact]
    public async Task An_unknown_transaction_is_refused()
    {
        var answer = await ReverseAsync(new { externalRef = new { system = "dms", id = "never" }, idempotencyKey = "reverse-unknown" });

        Assert.Equal("TransactionNotFound", answer.Text("transactionReverse.errors.0.__typename"));
        Assert.Equal(
            "There is no transaction dms/never; check the id or the external reference.", answer.Text("transactionReverse.errors.0.message"));
    }

    [Fact]
    public async Task A_reversal_before_the_transaction_is_refused()
    {
        var id = await APurchaseAsync();

        var answer = await ReverseAsync(new { transactionId = id, reversedAt = "2020-01-01T00:00:00Z", idempotencyKey = "reverse-early" });

        Assert.Equal("InvalidValue", answer.Text("transactionReverse.errors.0.__typename"));
        Assert.Equal("""["reversedAt"]""", answer["transactionReverse.errors.0.path"].GetRawText());
    }

    private async Task<string> APurchaseAsync() =>
        await api.AddPurchaseAsync(await api.AddCustomerAsync(new { displayName = "Reverse" }), "2026-06-01T00:00:00Z", "10");

    private Task<Answer> ReverseAsync(object input) => api.AskAsync(Document, new { input });
}
