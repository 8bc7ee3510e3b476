namespace HeadlessCrm.Api.Tests.Commerce;

/// <summary>Orders that are opened and closed, and the hours they take, through HTTP.</summary>
public sealed class OpenOrderTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Record = """
        mutation Record($input: TransactionRecordInput!) { transactionRecord(input: $input) {
          transaction { id occurredAt openedAt closedAt isOpen labourHours lines { labourHours } customer { status purchaseSummary { transactionCount } } }
          errors { __typename ... on UserError { code message path } } } }
        """;

    private const string Correct = """
        mutation Correct($input: TransactionCorrectInput!) { transactionCorrect(input: $input) {
          transaction { occurredAt isOpen labourHours customer { status purchaseSummary { transactionCount netTotal { amount } } }
            revisions { openedAt closedAt labourHours lines { labourHours } } }
          errors { ... on UserError { code message path } } } }
        """;

    [Fact]
    public async Task An_order_counts_from_when_it_is_closed()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Ana" });
        var opened = await api.AskAsync(Record, new { input = Order(customerId, new { openedAt = "2026-08-20T08:00:00Z" }) });
        Assert.Equal("[]", opened["transactionRecord.errors"].GetRawText());
        Assert.Equal("2026-08-20T08:00:00Z", opened.Text("transactionRecord.transaction.occurredAt"));
        Assert.Null(opened.Text("transactionRecord.transaction.closedAt"));
        Assert.True(opened["transactionRecord.transaction.isOpen"].GetBoolean());
        Assert.Equal("1.75", opened.Text("transactionRecord.transaction.labourHours"));
        Assert.Equal("""[{"labourHours":"1.75"},{"labourHours":null}]""", opened["transactionRecord.transaction.lines"].GetRawText());
        Assert.Equal(("PROSPECT", 0), Standing(opened, "transactionRecord"));
        Assert.Equal((1, 0), await CountAsync(customerId));

        var transactionId = opened.Text("transactionRecord.transaction.id");
        var early = await api.AskAsync(Correct, new { input = new { transactionId, closedAt = "2026-08-20T07:00:00Z", idempotencyKey = Key() } });
        Assert.Contains("before the order was opened", early.Text("transactionCorrect.errors.0.message"), StringComparison.Ordinal);
        var closed = await api.AskAsync(Correct, new { input = new { transactionId, closedAt = "2026-08-21T17:30:00Z", idempotencyKey = Key() } });
        Assert.Equal("[]", closed["transactionCorrect.errors"].GetRawText());
        Assert.Equal("2026-08-21T17:30:00Z", closed.Text("transactionCorrect.transaction.occurredAt"));
        Assert.Equal(("CUSTOMER", 1), Standing(closed, "transactionCorrect"));
        Assert.Equal("1.75", closed.Text("transactionCorrect.transaction.revisions.0.lines.0.labourHours"));
        Assert.Equal((0, 1), await CountAsync(customerId));
    }

    [Fact]
    public async Task Refuses_orders_that_cannot_be()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Bo" });
        await RefusedAsync("in the future", "openedAt", new { openedAt = "2026-09-02T00:00:00Z" });
        await RefusedAsync("before the order was opened", "closedAt", new { openedAt = "2026-08-02T00:00:00Z", closedAt = "2026-08-01T00:00:00Z" });
        await RefusedAsync("Say when it happened", "occurredAt", new { });
        await RefusedAsync("labourHours is -1", "labourHours", new { openedAt = "2026-08-02T00:00:00Z" }, "-1");

        async Task RefusedAsync(string message, string path, object times, string hours = "1")
        {
            var answer = await api.AskAsync(Record, new { input = Order(customerId, times, hours) });
            Assert.Equal(["INVALID_VALUE"], answer.Texts("transactionRecord.errors", "code"));
            Assert.Contains(message, answer.Text("transactionRecord.errors.0.message"), StringComparison.Ordinal);
            Assert.Equal(path, answer.Text("transactionRecord.errors.0.path.0"));
        }
    }

    private static (string? Status, int Count) Standing(Answer answer, string mutation) => (
        answer.Text($"{mutation}.transaction.customer.status"),
        answer[$"{mutation}.transaction.customer.purchaseSummary.transactionCount"].GetInt32());

    private async Task<(int Open, int Timed)> CountAsync(string customerId)
    {
        var answer = await api.AskAsync(
            """
            query Count($id: ID!) { customer(id: $id) {
              open: transactions(where: { isOpen: { eq: true }, openedAt: { gte: "2026-08-01T00:00:00Z" }, closedAt: { isNull: true } }) { totalCount }
              timed: transactions(where: { isOpen: { eq: false }, closedAt: { lt: "2026-09-01T00:00:00Z" }, labourHours: { gt: "1.5" } }) { totalCount } } }
            """,
            new { id = customerId });
        return (answer["customer.open.totalCount"].GetInt32(), answer["customer.timed.totalCount"].GetInt32());
    }

    private static string Key() => $"key-{Guid.CreateVersion7():N}";

    private static Dictionary<string, object> Order(string customerId, object times, string hours = "1.75")
    {
        var order = new Dictionary<string, object>
        {
            ["customerId"] = customerId,
            ["kind"] = "REPAIR_ORDER",
            ["currency"] = "USD",
            ["lines"] = new object[] { new { productType = "LABOUR", net = "60", labourHours = hours }, new { productType = "PARTS", net = "10" } },
            ["idempotencyKey"] = Key(),
        };
        foreach (var time in times.GetType().GetProperties())
        {
            order[time.Name] = time.GetValue(times)!;
        }

        return order;
    }
}
