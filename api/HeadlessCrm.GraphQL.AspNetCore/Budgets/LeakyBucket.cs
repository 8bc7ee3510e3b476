using HeadlessCrm.GraphQL.Cost;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>
/// The budget of one client: full at first, refilled at a constant rate up to its capacity. All reads and changes are
/// under one lock, each after adding what came back since the last.
/// </summary>
internal sealed class LeakyBucket(double capacity, double restoreRate, TimeProvider time) : CostBudget
{
    private readonly Lock access = new();
    private double available = capacity;
    private long updated = time.GetTimestamp();

    public override double Capacity { get; } = capacity;

    public override double RestoreRate => restoreRate;

    public override double Available
    {
        get
        {
            lock (access)
            {
                Restore();
                return available;
            }
        }
    }

    public override bool TryTake(double cost)
    {
        lock (access)
        {
            Restore();
            if (cost > available)
            {
                return false;
            }

            available -= cost;
            return true;
        }
    }

    public override void Return(double cost)
    {
        lock (access)
        {
            Restore();
            available = Math.Min(Capacity, available + cost);
        }
    }

    private void Restore()
    {
        var now = time.GetTimestamp();
        available = Math.Min(Capacity, available + (time.GetElapsedTime(updated, now).TotalSeconds * restoreRate));
        updated = now;
    }
}
