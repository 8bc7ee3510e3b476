namespace HeadlessCrm.Api.Tests.Commerce.Corrections;

/// <summary><c>transactionCorrect</c> of what was posted wrongly altogether, through HTTP.</summary>
public sealed class TransactionCorrectTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Correct = """
        mutation Correct($input: TransactionCorrectInput!) { transactionCorrect(input: $input) {
          transaction { kind net { amount currency } cost { currency } customer { id status } quote { id }
            revisions { kind net { currency } netChange { amount } customer { id purchaseSummary { transactionCount } } quote { id status } } }
          errors { __typename ... on UserError { code message path } } } }
        """;

    [Fact]
    public async Task Moves_to_the_right_customer_with_kind_and_currency()
    {
        var wrong = await api.AddCustomerAsync(new { displayName = "Wrong" });
        var right = await api.AddCustomerAsync(new { displayName = "Right", externalRefs = new[] { new { system = "dms", id = "R-1" } } });
        var transactionId = await api.AddPurchaseAsync(wrong, "2026-08-20T00:00:00Z", "100.00");
        var corrected = await CorrectAsync(new
        {
            transactionId,
            customerExternalRef = new { system = "dms", id = "R-1" },
            kind = "PARTS",
            currency = "PEN",
            reason = "posted for somebody else",
            idempotencyKey = Key(),
        });

        Assert.Equal("[]", corrected["transactionCorrect.errors"].GetRawText());
        Assert.Equal(("PARTS", "100.00", "PEN"), (corrected.Text("transactionCorrect.transaction.kind"), corrected.Text("transactionCorrect.transaction.net.amount"), corrected.Text("transactionCorrect.transaction.net.currency")));
        Assert.Equal((right, "CUSTOMER"), (corrected.Text("transactionCorrect.transaction.customer.id"), corrected.Text("transactionCorrect.transaction.customer.status")));
        Assert.Equal(wrong, corrected.Text("transactionCorrect.transaction.revisions.0.customer.id"));
        Assert.Equal(0, corrected["transactionCorrect.transaction.revisions.0.customer.purchaseSummary.transactionCount"].GetInt32());
        Assert.Null(corrected.Text("transactionCorrect.transaction.revisions.0.netChange"));
        var told = await api.AskAsync(
            "{ feedEvents(types: [TRANSACTION_CORRECTED]) { nodes { ... on TransactionCorrectedEvent { customerId ownerId transactionId } } } }");
        string[] both = [wrong, right];
        Assert.Equal(both.Order(), told.Texts("feedEvents.nodes", "customerId").Order());
        Assert.All(told.Texts("feedEvents.nodes", "ownerId"), owner => Assert.Equal(right, owner));
    }

    [Fact]
    public async Task Refuses_a_currency_that_cannot_hold_the_amounts_and_customers_that_are_not_there()
    {
        var customer = await api.AddCustomerAsync(new { displayName = "Ana" });
        var transactionId = await api.AddPurchaseAsync(customer, "2026-08-20T00:00:00Z", "100.50");
        var yen = await CorrectAsync(new { transactionId, currency = "JPY", idempotencyKey = Key() });
        Assert.Contains("JPY has 0 decimals", yen.Text("transactionCorrect.errors.0.message"), StringComparison.Ordinal);
        var nobody = await CorrectAsync(new { transactionId, customerExternalRef = new { system = "dms", id = "nobody" }, idempotencyKey = Key() });
        Assert.Equal("CustomerNotFound", nobody.Text("transactionCorrect.errors.0.__typename"));
        var mixedUp = await CorrectAsync(new { transactionId, customerId = transactionId, idempotencyKey = Key() });
        Assert.Equal("customerId", mixedUp.Text("transactionCorrect.errors.0.path.0"));
    }

    private Task<Answer> CorrectAsync(object input) => api.AskAsync(Correct, new { input });

    private static string Key() => $"key-{Guid.CreateVersion7():N}";
}
