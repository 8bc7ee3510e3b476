using HeadlessCrm.Domain.Segments;

namespace HeadlessCrm.Domain.Tests.Segments;

public sealed class RfmQuintilesTests
{
    private static readonly DateTimeOffset AsOf = new(1998, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 7)]
    [InlineData(4, 1000)]
    public void Thresholds_are_the_nearest_rank_percentiles(int seed, int count)
    {
        var facts = Facts(seed, count);

        var thresholds = RfmQuintiles.Thresholds(facts, AsOf, "USD")!;

        Assert.Equal(count, thresholds.CustomerCount);
        for (var k = 1; k <= 4; k++)
        {
            // By definition: the smallest value that at least k fifths of all values do not exceed.
            Assert.Equal(Percentile(facts.Select(one => (long)(AsOf - one.LastAt).Days), k), thresholds.RecencyDays[k - 1]);
            Assert.Equal(Percentile(facts.Select(one => (long)one.TransactionCount), k), thresholds.Frequency[k - 1]);
            Assert.Equal(Percentile(facts.Select(one => one.SpendMinorUnits), k), thresholds.Monetary[k - 1].MinorUnits);
        }
    }

    [Fact]
    public void A_hundred_different_customers_fall_into_five_equal_parts()
    {
        var facts = Enumerable.Range(1, 100).Select(i => new PurchaseFacts(AsOf.AddDays(-i), i, i * 100)).ToList();
        var thresholds = RfmQuintiles.Thresholds(facts, AsOf, "USD")!;

        var scores = facts.ConvertAll(one => RfmQuintiles.Score(one, thresholds));

        Assert.All(scores.GroupBy(score => score.Recency), group => Assert.Equal(20, group.Count()));
        Assert.All(scores.GroupBy(score => score.Frequency), group => Assert.Equal(20, group.Count()));
        Assert.All(scores.GroupBy(score => score.Monetary), group => Assert.Equal(20, group.Count()));
        Assert.Equal("511", scores[0].Cell);
        Assert.Equal("155", scores[99].Cell);
    }

    [Fact]
    public void Equal_figures_score_equally_and_better_ones_never_worse()
    {
        var facts = Facts(8, 500);
        var thresholds = RfmQuintiles.Thresholds(facts, AsOf, "USD")!;
        var scored = facts.Select(one => (Facts: one, Rfm: RfmQuintiles.Score(one, thresholds))).ToList();

        foreach (var (one, score) in scored)
        {
            foreach (var (other, otherScore) in scored.Take(50))
            {
                Assert.True(one.TransactionCount < other.TransactionCount || score.Frequency >= otherScore.Frequency);
                Assert.True(one.SpendMinorUnits < other.SpendMinorUnits || score.Monetary >= otherScore.Monetary);
                Assert.True(one.LastAt < other.LastAt || score.Recency >= otherScore.Recency);
            }
        }
    }

    [Fact]
    public void Nobody_has_no_thresholds()
    {
        Assert.Null(RfmQuintiles.Thresholds([], AsOf, "USD"));
    }

    private static long Percentile(IEnumerable<long> values, int k)
    {
        var all = values.ToList();
        return all.Distinct().Order().First(value => all.Count(other => other <= value) * 5 >= k * all.Count);
    }

    private static List<PurchaseFacts> Facts(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new PurchaseFacts(
                AsOf.AddHours(-random.Next(5000)), random.Next(1, 6), random.Next(-500, 20_000))),
        ];
    }
}
