using System.Globalization;

namespace HeadlessCrm.Api.Tests.Segments;

/// <summary>Scores and thresholds against a second computation here, straight from the definition.</summary>
public sealed class RfmTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    private const string AsOf = "2026-08-01T00:00:00Z";

    // Name, purchases as (day of 2026, amount).
    private static readonly (string Name, (int Day, int Net)[] Purchases)[] Customers =
    [
        ("A", [(10, 100)]),
        ("B", [(20, 50), (100, 70)]),
        ("C", [(30, 10), (60, 10), (90, 10)]),
        ("D", [(200, 900)]),
        ("E", [(205, 5), (206, 5), (207, 5), (208, 5)]),
        ("F", [(120, 120)]),
        ("G", [(15, 400), (150, 30)]),
        ("H", [(230, 9999)]),
        ("I", []),
    ];

    public async ValueTask InitializeAsync()
    {
        if ((await api.AskAsync("{ customers { totalCount } }")).Text("customers.totalCount") != "0")
        {
            return;
        }

        foreach (var (name, purchases) in Customers)
        {
            var id = await api.AddCustomerAsync(new { displayName = name });
            foreach (var (day, net) in purchases)
            {
                await api.AddPurchaseAsync(id, OnDay(day).ToString("O", CultureInfo.InvariantCulture), net.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Scores_follow_from_the_thresholds_and_the_thresholds_from_the_purchases()
    {
        var asOf = DateTimeOffset.Parse(AsOf, CultureInfo.InvariantCulture);
        var ranked = Customers
            .Select(customer => (customer.Name, Purchases: customer.Purchases.Where(purchase => OnDay(purchase.Day) <= asOf).ToArray()))
            .Where(customer => customer.Purchases.Length > 0)
            .Select(customer => (
                customer.Name,
                Days: (int)(asOf - OnDay(customer.Purchases.Max(purchase => purchase.Day))).TotalDays,
                Count: customer.Purchases.Length,
                Spend: customer.Purchases.Sum(purchase => purchase.Net)))
            .ToArray();
        var days = Limits(ranked.Select(customer => customer.Days));
        var counts = Limits(ranked.Select(customer => customer.Count));
        var spends = Limits(ranked.Select(customer => customer.Spend));

        var answer = await api.AskAsync($$"""
            { rfmThresholds(asOf: "{{AsOf}}") { asOf customerCount recencyDays frequency monetary { amount currency } }
              customers { nodes { displayName rfm(asOf: "{{AsOf}}") { recency frequency monetary cell recencyDays transactionCount spend { amount } } } } }
            """);

        Assert.Equal(AsOf, answer.Text("rfmThresholds.asOf"));
        Assert.Equal("7", answer.Text("rfmThresholds.customerCount"));
        Assert.Equal($"[{string.Join(',', days)}]", answer["rfmThresholds.recencyDays"].GetRawText());
        Assert.Equal($"[{string.Join(',', counts)}]", answer["rfmThresholds.frequency"].GetRawText());
        Assert.Equal(spends.Select(spend => $"{spend}.00"), answer.Texts("rfmThresholds.monetary", "amount"));
        foreach (var node in answer["customers.nodes"].EnumerateArray())
        {
            var name = node.GetProperty("displayName").GetString();
            var expected = ranked.Where(customer => customer.Name == name).Select(customer =>
            {
                var recency = 5 - days.Count(limit => customer.Days > limit);
                var frequency = 1 + counts.Count(limit => customer.Count > limit);
                var monetary = 1 + spends.Count(limit => customer.Spend > limit);
                return $$$"""{"recency":{{{recency}}},"frequency":{{{frequency}}},"monetary":{{{monetary}}},"cell":"{{{recency}}}{{{frequency}}}{{{monetary}}}","recencyDays":{{{customer.Days}}},"transactionCount":{{{customer.Count}}},"spend":{"amount":"{{{customer.Spend}}}.00"}}""";
            }).SingleOrDefault() ?? "null";
            Assert.Equal(expected, node.GetProperty("rfm").GetRawText());
        }
    }

    [Fact]
    public async Task There_are_no_thresholds_before_anybody_bought()
    {
        var answer = await api.AskAsync("""{ rfmThresholds(asOf: "1998-07-01T00:00:00Z") { customerCount } }""");

        Assert.Null(answer.Text("rfmThresholds"));
    }

    [Fact]
    public async Task Now_takes_in_what_happened_just_before()
    {
        var id = await api.AddCustomerAsync(new { displayName = "Just now" });
        await api.AddPurchaseAsync(id, "2026-09-01T12:00:00Z", "7");

        var answer = await api.AskAsync(
            "query Now($id: ID!) { customer(id: $id) { rfm { recency transactionCount } purchaseSummary { asOf transactionCount } } }", new { id });

        Assert.Equal("1", answer.Text("customer.rfm.transactionCount"));
        Assert.Equal("5", answer.Text("customer.rfm.recency"));
        Assert.Equal("2026-09-01T12:00:00Z", answer.Text("customer.purchaseSummary.asOf"));
    }

    private static DateTimeOffset OnDay(int day) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1);

    // The value at rank ⌈k·n/5⌉.
    private static int[] Limits(IEnumerable<int> values)
    {
        var sorted = values.Order().ToArray();
        return [.. Enumerable.Range(1, 4).Select(k => sorted[(int)Math.Ceiling(k * sorted.Length / 5.0) - 1])];
    }
}
