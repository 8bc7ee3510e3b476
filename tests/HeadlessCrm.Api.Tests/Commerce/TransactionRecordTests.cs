namespace HeadlessCrm.Api.Tests.Commerce;

public sealed class TransactionRecordTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Document = """
        mutation Record($input: TransactionRecordInput!) {
          transactionRecord(input: $input) {
            transaction {
              id kind occurredAt recordedAt quantity dealerCode odometerKm vin isReversed
              net { amount currency } cost { amount } margin { amount }
              customer { id status version }
              externalRef { system id }
              lines { productType quantity net { amount } cost { amount } }
            }
            replayed
            errors {
              __typename
              ... on UserError { code message path }
              ... on TransactionAlreadyRecorded { externalRef { id } transaction { id } }
            }
          }
        }
        """;

    [Fact]
    public async Task Records_what_was_bought()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Buyer" });

        var answer = await RecordAsync(new
        {
            customerId,
            externalRef = new { system = "dms", id = "RO-1" },
            kind = "REPAIR_ORDER",
            occurredAt = "2026-08-31T18:30:00-05:00",
            currency = "USD",
            dealerCode = "LIM",
            odometerKm = 42_000,
            vin = "1hgcm82633a004352",
            lines = new object[]
            {
                new { productType = "LABOUR", quantity = "1.5", net = "60", cost = "20.25" },
                new { productType = "PARTS", net = 39.9, cost = "10" },
            },
            idempotencyKey = "record-1",
        });

        Assert.Equal("[]", answer["transactionRecord.errors"].GetRawText());
        var transaction = answer["transactionRecord.transaction"].GetRawText();
        Assert.Contains(
            "\"kind\":\"REPAIR_ORDER\",\"occurredAt\":\"2026-08-31T23:30:00Z\",\"recordedAt\":\"2026-09-01T12:00:00Z\",\"quantity\":\"2.5\"," +
            "\"dealerCode\":\"LIM\",\"odometerKm\":42000,\"vin\":\"1HGCM82633A004352\",\"isReversed\":false," +
            "\"net\":{\"amount\":\"99.90\",\"currency\":\"USD\"},\"cost\":{\"amount\":\"30.25\"},\"margin\":{\"amount\":\"69.65\"}",
            transaction,
            StringComparison.Ordinal);
        Assert.Equal(customerId, answer.Text("transactionRecord.transaction.customer.id"));
        Assert.Equal("CUSTOMER", answer.Text("transactionRecord.transaction.customer.status"));
        Assert.Equal("RO-1", answer.Text("transactionRecord.transaction.externalRef.id"));
        Assert.Equal(
            """[{"productType":"LABOUR","quantity":"1.5","net":{"amount":"60.00"},"cost":{"amount":"20.25"}},{"productType":"PARTS","quantity":"1","net":{"amount":"39.90"},"cost":{"amount":"10.00"}}]""",
            answer["transactionRecord.transaction.lines"].GetRawText());
    }

    [Fact]
    public async Task The_customer_may_be_named_by_the_key_of_another_system()
    {
        var id = await api.AddCustomerAsync(new { displayName = "Known elsewhere", externalRefs = new[] { new { system = "dms", id = "K-1" } } });

        var answer = await RecordAsync(new
        {
            customerExternalRef = new { system = "dms", id = "K-1" },
            kind = "PARTS",
            occurredAt = "2026-08-31T00:00:00Z",
            currency = "JPY",
            lines = new[] { new { productType = "MAT", net = "1200" } },
            idempotencyKey = "record-by-key",
        });

        Assert.Equal(id, answer.Text("transactionRecord.transaction.customer.id"));
        Assert.Equal("1200", answer.Text("transactionRecord.transaction.net.amount"));
        Assert.Null(answer.Text("transactionRecord.transaction.cost"));
    }

    [Fact]
    public async Task The_same_key_again_records_nothing_and_answers_as_the_first_time()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Twice" });
        var input = Simple(customerId, "10", "record-twice");

        var first = await RecordAsync(input);
        var second = await RecordAsync(input);

        Assert.Equal("False", first.Text("transactionRecord.replayed"));
        Assert.Equal("True", second.Text("transactionRecord.replayed"));
        Assert.Equal(first.Text("transactionRecord.transaction.id"), second.Text("transactionRecord.transaction.id"));
        var count = await api.AskAsync(
            "query Count($id: ID!) { customer(id: $id) { transactions { totalCount } } }", new { id = customerId });
        Assert.Equal("1", count.Text("customer.transactions.totalCount"));
    }

    [Fact]
    public async Task The_same_key_with_something_else_is_refused()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Reuse" });
        await RecordAsync(Simple(customerId, "10", "record-reused"));

        var answer = await RecordAsync(Simple(customerId, "11", "record-reused"));

        Assert.Null(answer.Text("transactionRecord.transaction"));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", answer.Text("transactionRecord.errors.0.code"));
    }

    [Fact]
    public async Task A_reference_is_recorded_once()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Reference" });
        var first = await RecordAsync(WithReference(customerId, "record-ref-1"));

        var second = await RecordAsync(WithReference(customerId, "record-ref-2"));

        Assert.Equal("TransactionAlreadyRecorded", second.Text("transactionRecord.errors.0.__typename"));
        Assert.Equal("F-1", second.Text("transactionRecord.errors.0.externalRef.id"));
        Assert.Equal(first.Text("transactionRecord.transaction.id"), second.Text("transactionRecord.errors.0.transaction.id"));
    }

    [Fact]
    public async Task What_has_not_happened_yet_is_refused()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Future" });

        var answer = await RecordAsync(new
        {
            customerId,
            kind = "SALE",
            occurredAt = "2026-09-01T12:00:01Z",
            currency = "USD",
            lines = new[] { new { productType = "CAR", net = "1.001" } },
            idempotencyKey = "record-future",
        });

        Assert.Equal(["InvalidValue", "InvalidValue"], answer.Texts("transactionRecord.errors", "__typename"));
        Assert.Contains("is in the future", answer.Text("transactionRecord.errors.0.message"), StringComparison.Ordinal);
        Assert.Equal("net is 1.001; USD has 2 decimals. Round it before sending.", answer.Text("transactionRecord.errors.1.message"));
    }

    [Fact]
    public async Task Refusals_come_in_Spanish_too()
    {
        var answer = await api.AskAsync(Document, new { input = Simple("cus_AZPmB1wqcAC2vT1XW3v9Yw", "1", "record-es") }, "es");

        Assert.Equal(
            "No existe el cliente cus_AZPmB1wqcAC2vT1XW3v9Yw; revise la referencia o cree primero el cliente.",
            answer.Text("transactionRecord.errors.0.message"));
    }

    [Theory]
    [InlineData("net", "\"12,50\"", "Decimal cannot represent value: \"12,50\". Expected a decimal number")]
    [InlineData("net", "\"abc\"", "Decimal cannot represent value: \"abc\". Expected a decimal number")]
    [InlineData("currency", "\"dollars\"", "CurrencyCode cannot represent value: \"dollars\". Expected an ISO 4217 currency code")]
    [InlineData("occurredAt", "\"yesterday\"", "DateTime cannot represent value: \"yesterday\". Expected an RFC 3339 date-time")]
    [InlineData("vin", "\"1HGCM82633A00435O\"", "Vin cannot represent value: \"1HGCM82633A00435O\". Expected 17 letters and digits")]
    public async Task What_has_the_wrong_form_is_refused_before_anything_is_done(string field, string value, string message)
    {
        var fields = new Dictionary<string, string>
        {
            ["customerId"] = "\"cus_AZPmB1wqcAC2vT1XW3v9Yw\"",
            ["kind"] = "SALE",
            ["occurredAt"] = "\"2026-08-01T00:00:00Z\"",
            ["currency"] = "\"USD\"",
            ["idempotencyKey"] = "\"record-form\"",
            ["net"] = "\"1\"",
            [field] = value,
        };
        var net = fields["net"];
        fields.Remove("net");
        var input = string.Join(", ", fields.Select(pair => $"{pair.Key}: {pair.Value}"));

        var answer = await api.PostAsync(
            $$"""mutation { transactionRecord(input: { {{input}}, lines: [{ productType: "CAR", net: {{net}} }] }) { replayed } }""");

        Assert.Contains(message, Assert.Single(answer.Messages), StringComparison.Ordinal);
    }

    private static object Simple(string customerId, string net, string key) => new
    {
        customerId,
        kind = "SALE",
        occurredAt = "2026-08-01T00:00:00Z",
        currency = "USD",
        lines = new[] { new { productType = "CAR", net } },
        idempotencyKey = key,
    };

    private static object WithReference(string customerId, string key) => new
    {
        customerId,
        externalRef = new { system = "dms", id = "F-1" },
        kind = "SALE",
        occurredAt = "2026-08-01T00:00:00Z",
        currency = "USD",
        lines = new[] { new { productType = "CAR", net = "5" } },
        idempotencyKey = key,
    };

    private Task<Answer> RecordAsync(object input) => api.AskAsync(Document, new { input });
}
