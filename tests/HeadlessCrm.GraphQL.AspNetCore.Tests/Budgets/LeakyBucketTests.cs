using HeadlessCrm.GraphQL.AspNetCore.Budgets;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Budgets;

public sealed class LeakyBucketTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Is_full_at_first_and_refills_at_its_rate_up_to_its_capacity()
    {
        var bucket = new LeakyBucket(100, 10, time);
        Assert.Equal(100, bucket.Available);
        Assert.True(bucket.TryTake(100));
        Assert.Equal(0, bucket.Available);
        Assert.False(bucket.TryTake(1));
        time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(25, bucket.Available);
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(100, bucket.Available);
    }

    [Fact]
    public void A_refund_does_not_overflow()
    {
        var bucket = new LeakyBucket(100, 10, time);
        bucket.TryTake(30);
        time.Advance(TimeSpan.FromSeconds(2));
        bucket.Return(30);
        Assert.Equal(100, bucket.Available);
    }

    [Fact]
    public void Behaves_as_a_simulation_in_small_steps_says()
    {
        // The simulation adds what comes back millisecond by millisecond; the bucket computes it when asked.
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var capacity = random.Next(1, 500);
            var rate = random.Next(1, 100);
            var bucket = new LeakyBucket(capacity, rate, time);
            decimal simulated = capacity;
            for (var step = 0; step < 300; step++)
            {
                var milliseconds = random.Next(0, 2000);
                for (var i = 0; i < milliseconds; i++)
                {
                    simulated = Math.Min(capacity, simulated + (rate / 1000m));
                }

                time.Advance(TimeSpan.FromMilliseconds(milliseconds));
                Assert.Equal((double)simulated, bucket.Available, 1e-6);
                var amount = random.Next(0, capacity * 2);
                if (random.Next(4) == 0)
                {
                    bucket.Return(amount);
                    simulated = Math.Min(capacity, simulated + amount);
                }
                else if (Math.Abs((double)simulated - amount) > 1e-6)
                {
                    var taken = simulated >= amount;
                    Assert.Equal(taken, bucket.TryTake(amount));
                    simulated -= taken ? amount : 0;
                }
            }
        }
    }

    [Fact]
    public async Task Many_at_once_take_no_more_than_there_is()
    {
        var bucket = new LeakyBucket(1000, 1, time);
        var taken = 0;
        await Parallel.ForAsync(0, 5000, (_, _) =>
        {
            if (bucket.TryTake(1))
            {
                Interlocked.Increment(ref taken);
            }

            return ValueTask.CompletedTask;
        });
        Assert.Equal(1000, taken);
    }

    [Fact]
    public void Clients_are_remembered_up_to_the_limit_and_spenders_the_longest()
    {
        var budgets = new ClientBudgets(100, new CostBudgetOptions { RestoreRate = 1, MaxClients = 50 }, time);
        var spender = budgets.Of("spender");
        spender.TryTake(90);
        for (var i = 0; i < 1000; i++)
        {
            budgets.Of($"client{i}");
            Assert.InRange(budgets.Count, 1, 50);
        }

        Assert.Same(spender, budgets.Of("spender"));
    }
}
