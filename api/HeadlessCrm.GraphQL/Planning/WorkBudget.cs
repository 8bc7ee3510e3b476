namespace HeadlessCrm.GraphQL.Planning;

/// <summary>Counts steps of a work whose size a document decides, and ends it when there are too many.</summary>
internal sealed class WorkBudget(int limit)
{
    /// <summary>Steps taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes steps.</summary>
    /// <exception cref="WorkBudgetException">There are none left.</exception>
    public void Take(int steps)
    {
        Taken += steps;
        if (Taken > limit)
        {
            throw new WorkBudgetException(limit);
        }
    }
}

/// <summary>A work took more steps than it may.</summary>
internal sealed class WorkBudgetException(int limit) : Exception($"More than {limit} steps.");
