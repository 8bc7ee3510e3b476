namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>How many more values one request's variables may hold.</summary>
internal sealed class InputBudget(int maxValues)
{
    private int remaining = maxValues;

    public bool IsExceeded => remaining < 0;

    /// <summary>Takes one value from the budget; false when there is none left.</summary>
    public bool TrySpend() => --remaining >= 0;
}
