using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Segments;

namespace HeadlessCrm.Storage.Specification.Segments;

/// <summary>What <see cref="IPurchaseFactsStore"/> must do.</summary>
public abstract class PurchaseFactsStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Theory]
    [InlineData(0)]
    [InlineData(-180)]
    public async Task Tells_what_stood_at_the_moment(int days)
    {
        var facts = Get<IPurchaseFactsStore>();
        var world = await CreateWorldAsync(21, 30);
        var asOf = Start.AddDays(days);
        PurchaseFacts?[] expected =
        [
            .. world.Customers.Select(customer => Expected(customer.Transactions.Select(one => one.Transaction), asOf)),
        ];

        Guid[] ids = [.. world.Customers.Select(customer => customer.Customer.Id)];
        var own = await facts.GetAsync(ids, asOf, Cancel);
        var all = await facts.GetAllAsync(asOf, Cancel);

        Assert.Equal(expected, own);
        Assert.Equal(
            InOneOrder(expected.Where(one => one is not null).Select(one => one!.Value)),
            InOneOrder(all));
        Assert.Equal(RandomWorld.ReportingCurrency, await facts.GetReportingCurrencyAsync(Cancel));
    }

    private static IEnumerable<PurchaseFacts> InOneOrder(IEnumerable<PurchaseFacts> facts) =>
        facts.OrderBy(one => one.LastAt).ThenBy(one => one.TransactionCount).ThenBy(one => one.SpendMinorUnits);

    [Fact]
    public async Task The_version_changes_with_every_write_to_transactions_and_with_no_other()
    {
        var facts = Get<IPurchaseFactsStore>();
        var empty = await facts.GetVersionAsync(Cancel);
        var ana = await AddCustomerAsync("1");
        Assert.Equal(empty, await facts.GetVersionAsync(Cancel));

        var transaction = await AddTransactionAsync(ana.Id, Start.AddDays(-1), 5);
        var recorded = await facts.GetVersionAsync(Cancel);
        await ReverseTransaction.ExecuteAsync(new() { TransactionId = transaction.Id, IdempotencyKey = "r" }, Cancel);

        Assert.NotEqual(empty, recorded);
        Assert.NotEqual(recorded, await facts.GetVersionAsync(Cancel));
    }

    [Fact]
    public async Task Scores_follow_each_write()
    {
        using var scoring = new RfmScoring(Get<IPurchaseFactsStore>());
        Assert.Null(await scoring.GetThresholdsAsync(Start, Cancel));
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");
        await AddTransactionAsync(ana.Id, Start.AddDays(-10), 5);

        var first = await scoring.ScoreAsync([ben.Id, ana.Id], Start, Cancel);
        await AddTransactionAsync(ben.Id, Start.AddDays(-1), 50);
        var second = await scoring.ScoreAsync([ben.Id, ana.Id], Start, Cancel);

        Assert.Null(first[0]);
        Assert.Equal("511", first[1]!.Cell);
        Assert.Equal("513", second[0]!.Cell);
        Assert.Equal(1, (await scoring.GetThresholdsAsync(Start.AddDays(-5), Cancel))!.CustomerCount);
    }

    private static PurchaseFacts? Expected(IEnumerable<Transaction> transactions, DateTimeOffset asOf)
    {
        var standing = transactions
            .Where(one => one.OccurredAt <= asOf && !(one.Reversal?.ReversedAt <= asOf) && (one.OpenedAt is null || one.ClosedAt is not null))
            .ToList();
        return standing.Count == 0
            ? null
            : new PurchaseFacts(
                standing.Max(one => one.OccurredAt),
                standing.Count,
                standing.Where(one => one.Net.Currency == RandomWorld.ReportingCurrency).Sum(one => one.Net.MinorUnits));
    }
}
