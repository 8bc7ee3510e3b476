namespace HeadlessCrm.GraphQL.Cost;

/// <summary>The cost of one request: what the host asks before it, and what the engine found out.</summary>
public sealed class RequestCost
{
    private int isSettled;

    /// <summary>What the request wants to hear of its cost.</summary>
    public CostMode Mode { get; init; }

    /// <summary>Who pays; null when nobody counts.</summary>
    public CostBudget? Budget { get; init; }

    /// <summary>
    /// The estimate, by which the request is admitted; null when it was refused before it was priced.
    /// </summary>
    public double? Requested { get; internal set; }

    /// <summary>
    /// What the execution came to; null while it runs and when it was not executed to its end. For a subscription: of
    /// the latest event.
    /// </summary>
    public double? Actual { get; internal set; }

    /// <summary>Takes note of the actual cost and gives back, once, what of the estimate was not used.</summary>
    internal void Settle(double actual, bool isLast)
    {
        Actual = actual;
        if (isLast && Budget is not null && Interlocked.Exchange(ref isSettled, 1) == 0)
        {
            Budget.Return(Math.Max(0, Requested.GetValueOrDefault() - actual));
        }
    }
}
