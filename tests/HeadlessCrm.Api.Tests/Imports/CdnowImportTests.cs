using HeadlessCrm.Api.Tests.CommandLine;
using System.Globalization;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Imports;

/// <summary>The published purchase history of CDNOW goes in; what comes out is compared with sums over the file itself.</summary>
public sealed class CdnowImportTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string TopCustomers = """
        { customers(first: 3, orderBy: [{ field: TOTAL_SPEND, direction: DESC }]) { nodes { displayName externalRefs { system id }
            purchaseSummary(asOf: "1998-07-01T00:00:00Z") { transactionCount netTotal { amount currency } firstAt lastAt averageTicket { amount } }
            rfm(asOf: "1998-07-01T00:00:00Z") { recency frequency monetary cell } transactions(first: 2) { nodes { occurredAt net { amount } } } } } }
        """;

    private static readonly string File = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data", "cdnow_master.txt");

    [Fact]
    public async Task The_whole_history_comes_out_as_it_is_in_the_file()
    {
        Assert.SkipWhen(!System.IO.File.Exists(File), "The CDNOW purchase history is not beside the repository.");
        var purchases = Purchases();

        var first = await ImportAsync();
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("69659 rows read, 69659 inserted", first.Output, StringComparison.Ordinal);
        Assert.Contains("23570 customers created", first.Output, StringComparison.Ordinal);
        var again = await ImportAsync();
        Assert.Contains("69659 rows read, 0 inserted, 0 changed, 69659 unchanged, 0 refused; 0 customers created", again.Output, StringComparison.Ordinal);

        await CountsAsync(purchases);
        await TopCustomersAsync(purchases);
        await ThresholdsAsync(purchases);
    }

    private Task<CrmProgramResult> ImportAsync() => ImportProgram.RunAsync(
        "transactions", "--file", File, "--format", "cdnow", "--system", "cdnow", "--data", api.DataFolder);

    private async Task CountsAsync(Purchase[] purchases)
    {
        var customers = await api.AskAsync("{ customers { totalCount } }");
        Assert.Equal(purchases.Select(purchase => purchase.Customer).Distinct().Count(), customers["customers.totalCount"].GetInt32());
        var transactions = await api.AskAsync("{ transactions { totalCount } }");
        Assert.Equal(purchases.Length, transactions["transactions.totalCount"].GetInt32());
    }

    private async Task TopCustomersAsync(Purchase[] purchases)
    {
        var expected = purchases.GroupBy(purchase => purchase.Customer)
            .OrderByDescending(group => group.Sum(purchase => purchase.Cents)).Take(3).ToArray();
        var answer = await api.AskAsync(TopCustomers);
        for (var i = 0; i < expected.Length; i++)
        {
            var at = $"customers.nodes.{i}";
            var own = expected[i].ToArray();
            var sum = own.Sum(purchase => purchase.Cents);
            Assert.Equal($"cdnow {expected[i].Key}", answer.Text($"{at}.displayName"));
            Assert.Equal("cdnow", answer.Text($"{at}.externalRefs.0.system"));
            Assert.Equal(expected[i].Key, answer.Text($"{at}.externalRefs.0.id"));
            Assert.Equal(own.Length, answer[$"{at}.purchaseSummary.transactionCount"].GetInt32());
            Assert.Equal(Dollars(sum), answer.Text($"{at}.purchaseSummary.netTotal.amount"));
            Assert.Equal("USD", answer.Text($"{at}.purchaseSummary.netTotal.currency"));
            Assert.Equal(Midnight(own.Min(purchase => purchase.Date)), answer.Text($"{at}.purchaseSummary.firstAt"));
            Assert.Equal(Midnight(own.Max(purchase => purchase.Date)), answer.Text($"{at}.purchaseSummary.lastAt"));
            var ticket = decimal.Round(sum / 100m / own.Length, 2, MidpointRounding.AwayFromZero);
            Assert.Equal(ticket.ToString("0.00", CultureInfo.InvariantCulture), answer.Text($"{at}.purchaseSummary.averageTicket.amount"));
            Assert.Equal("555", answer.Text($"{at}.rfm.cell"));
            Assert.Equal(2, answer[$"{at}.transactions.nodes"].GetArrayLength());
            Assert.All(answer.Texts($"{at}.transactions.nodes", "net.amount"), amount =>
                Assert.Contains(own, purchase => Dollars(purchase.Cents) == amount));
        }
    }

    /// <summary>Nearest-rank quintiles, computed here by sorting the file's sums.</summary>
    private async Task ThresholdsAsync(Purchase[] purchases)
    {
        var asOf = new DateOnly(1998, 7, 1);
        var customers = purchases.GroupBy(purchase => purchase.Customer).ToArray();
        var days = Ranked(customers.Select(own => (long)(asOf.DayNumber - own.Max(purchase => purchase.Date).DayNumber)));
        var counts = Ranked(customers.Select(own => (long)own.Count()));
        var sums = Ranked(customers.Select(own => own.Sum(purchase => purchase.Cents)));

        var answer = await api.AskAsync("""{ rfmThresholds(asOf: "1998-07-01T00:00:00Z") { recencyDays frequency monetary { amount } } }""");
        Assert.Equal(days, answer["rfmThresholds.recencyDays"].EnumerateArray().Select(day => day.GetInt64()));
        Assert.Equal(counts, answer["rfmThresholds.frequency"].EnumerateArray().Select(count => count.GetInt64()));
        Assert.Equal(sums.Select(Dollars), answer.Texts("rfmThresholds.monetary", "amount"));
    }

    private static long[] Ranked(IEnumerable<long> values)
    {
        var sorted = values.Order().ToArray();
        return [.. Enumerable.Range(1, 4).Select(k => sorted[(int)Math.Ceiling(k * sorted.Length / 5.0) - 1])];
    }

    private static string Dollars(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Midnight(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static Purchase[] Purchases() =>
    [
        .. System.IO.File.ReadLines(File).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 4)
            .Select(parts => new Purchase(
                parts[0],
                DateOnly.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture),
                (long)(decimal.Parse(parts[3], CultureInfo.InvariantCulture) * 100))),
    ];

    private sealed record Purchase(string Customer, DateOnly Date, long Cents);
}
