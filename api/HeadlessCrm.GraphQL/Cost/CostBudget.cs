using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// What a client has left to spend. Before an operation is executed its estimate is taken; what it did not use comes
/// back afterwards. Used by several requests of the client at the same time.
/// </summary>
public abstract class CostBudget
{
    /// <summary>What the client can save up at most; an operation that costs more can never be executed.</summary>
    public abstract double Capacity { get; }

    /// <summary>What comes back in a second.</summary>
    public abstract double RestoreRate { get; }

    /// <summary>What is left now.</summary>
    public abstract double Available { get; }

    /// <summary>Takes a cost; false, and nothing is taken, when less than that is left.</summary>
    public abstract bool TryTake(double cost);

    /// <summary>
    /// The answer to a request whose cost is more than what is left: what is left and when to come again.
    /// </summary>
    public ExecutionResult Refuse(double cost) =>
        GraphQLExecutor.Refuse(RequestOutcome.BudgetExhausted, [OperationPricing.BudgetExhausted(this, cost)]);

    /// <summary>Gives back what was taken and not used.</summary>
    public abstract void Return(double cost);
}
