namespace HeadlessCrm.Api.Tests.Imports;

/// <summary><c>dmsBatch</c>: rows of mixed kinds, a result for each.</summary>
public sealed class DmsBatchTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Send = """
        mutation Send($input: DmsBatchInput!) { dmsBatch(input: $input) {
          results { index replayed customer { id displayName } transaction { id net { amount } isReversed customer { displayName } } interaction { id reason } quote { status }
            errors { __typename code message path } }
          errors { ... on UserError { code message path } } } }
        """;

    [Fact]
    public async Task Takes_rows_in_order_and_answers_each_by_itself()
    {
        object[] rows =
        [
            new { customer = new { displayName = "Ana Vega", externalRefs = new[] { new { system = "dms", id = "C1" } } } },
            new { transaction = Purchase("C1", "T1", "100.00", "t1") },
            new { transaction = Purchase("nobody", "T2", "5.00", "t2") },
            new { interaction = new { customerExternalRef = new { system = "dms", id = "C1" }, touchpoint = "WORKSHOP", channel = "VISIT", reason = "service", idempotencyKey = "i1" } },
            new { transaction = Purchase("C1", "T1", "7.00", "t3") },
            new { transactionReversal = new { externalRef = new { system = "dms", id = "T1" }, idempotencyKey = "r1" } },
            new { transaction = Purchase("C1", "T4", "1.005", "t4") },
            new { quote = new { customerExternalRef = new { system = "dms", id = "C1" }, currency = "USD", lines = new[] { new { productType = "CAR", net = "9.00" } }, idempotencyKey = "q1" } },
            new { transactionReturn = new { externalRef = new { system = "dms", id = "T1" }, lines = new[] { new { line = 0, quantity = "1" } }, idempotencyKey = "b1" } },
        ];
        var answer = await api.AskAsync(Send, new { input = new { rows } });

        Assert.Equal("[]", answer["dmsBatch.errors"].GetRawText());
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8"], answer.Texts("dmsBatch.results", "index"));
        Assert.Equal("Ana Vega", answer.Text("dmsBatch.results.0.customer.displayName"));
        Assert.Equal("Ana Vega", answer.Text("dmsBatch.results.1.transaction.customer.displayName"));
        Assert.Equal("CustomerNotFound", answer.Text("dmsBatch.results.2.errors.0.__typename"));
        Assert.Equal("service", answer.Text("dmsBatch.results.3.interaction.reason"));
        Assert.Equal("TRANSACTION_ALREADY_RECORDED", answer.Text("dmsBatch.results.4.errors.0.code"));
        Assert.True(answer["dmsBatch.results.5.transaction.isReversed"].GetBoolean());
        Assert.Equal("INVALID_VALUE", answer.Text("dmsBatch.results.6.errors.0.code"));
        Assert.Equal("OPEN", answer.Text("dmsBatch.results.7.quote.status"));
        Assert.Equal("TRANSACTION_ALREADY_REVERSED", answer.Text("dmsBatch.results.8.errors.0.code"));

        // The same batch again: what was done is answered as before, what was refused is refused.
        var again = await api.AskAsync(Send, new { input = new { rows } });
        Assert.Equal(answer.Text("dmsBatch.results.1.transaction.id"), again.Text("dmsBatch.results.1.transaction.id"));
        Assert.Equal([false, true, false, true, false, true, false, true, false], again["dmsBatch.results"].EnumerateArray().Select(row => row.GetProperty("replayed").GetBoolean()));
        Assert.Equal(1, (await api.AskAsync("{ transactions { totalCount } }"))["transactions.totalCount"].GetInt32());
    }

    [Fact]
    public async Task Takes_vehicles_their_owners_and_complaints_about_them()
    {
        const string vin = "WVWZZZ1JZ3W386752";
        var owner = new { system = "dms", id = "V1" };
        object[] rows =
        [
            new { customer = new { displayName = "Bo Ruiz", externalRefs = new[] { owner } } },
            new { vehicle = new { vin, make = "Volkswagen", model = "Golf" } },
            new { vehiclePeriod = new { vin, customerExternalRef = owner, role = "OWNER", since = "2026-01-01T00:00:00Z", idempotencyKey = "v-own" } },
            new { complaint = new { customerExternalRef = owner, category = "NOISE", severity = "LOW", channel = "PHONE", subject = "It rattles", vin, idempotencyKey = "v-complain" } },
            new { vehicle = new { vin = "1HGCM82643A004352" } },
        ];
        var answer = await api.AskAsync(
            """
            mutation Send($input: DmsBatchInput!) {
              dmsBatch(input: $input) {
                results { vehicle { make customer { displayName } } vehiclePeriod { role customer { displayName } } complaint { subject vehicle { vin } } errors { code path } }
              }
            }
            """,
            new { input = new { rows } });

        Assert.Equal("Volkswagen", answer.Text("dmsBatch.results.1.vehicle.make"));
        Assert.Equal("Bo Ruiz", answer.Text("dmsBatch.results.2.vehiclePeriod.customer.displayName"));
        Assert.Equal(vin, answer.Text("dmsBatch.results.3.complaint.vehicle.vin"));
        Assert.Equal("""[{"code":"INVALID_VALUE","path":["vin"]}]""", answer["dmsBatch.results.4.errors"].GetRawText());
    }

    [Fact]
    public async Task Takes_five_hundred_rows_and_refuses_one_more_as_a_whole()
    {
        object[] rows = [.. Enumerable.Range(0, 500).Select(i => (object)new { customer = new { displayName = $"Many {i}", externalRefs = new[] { new { system = "many", id = $"{i}" } } } })];
        var taken = await api.AskAsync(Send, new { input = new { rows } });
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"Many {i}"), taken.Texts("dmsBatch.results", "customer.displayName"));

        var refused = await api.AskAsync(Send, new { input = new { rows = rows.Append(rows[0]) } });
        Assert.Equal(["INVALID_VALUE"], refused.Texts("dmsBatch.errors", "code"));
        Assert.Equal("[]", refused["dmsBatch.results"].GetRawText());
        Assert.Equal(500, (await api.AskAsync("""{ customers(where: { displayName: { startsWith: "Many " } }) { totalCount } }"""))["customers.totalCount"].GetInt32());
    }

    [Fact]
    public async Task A_row_is_of_one_kind()
    {
        var none = await api.PostAsync(Send, new { input = new { rows = new object[] { new { } } } });
        Assert.Contains("exactly one", Assert.Single(none.Messages), StringComparison.OrdinalIgnoreCase);
    }

    private static object Purchase(string customer, string id, string net, string key) => new
    {
        customerExternalRef = new { system = "dms", id = customer },
        externalRef = new { system = "dms", id },
        kind = "REPAIR_ORDER",
        occurredAt = "2026-08-01T10:00:00Z",
        currency = "USD",
        lines = new[] { new { productType = "OIL", net } },
        idempotencyKey = key,
    };
}
