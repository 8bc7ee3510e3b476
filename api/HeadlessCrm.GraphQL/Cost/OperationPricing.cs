using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// Stands between a plan and its execution when somebody wants to know the cost: prices the request, refuses what is
/// too dear or cannot be paid, and sees to it that the actual cost is counted.
/// </summary>
internal sealed class OperationPricing(CostModel model, ExecutionOptions options)
{
    /// <summary>
    /// Null when the request may be executed, with what watches it added to the scope; else the answer instead of it.
    /// </summary>
    public ExecutionResult? Admit(
        OperationPlan plan, VariableValues variables, ReadOnlySpan<byte> variablesJson, ref ExecutionScope scope)
    {
        var cost = scope.Cost ?? new RequestCost();
        scope.Monitor?.Priced(cost);
        if (FindPlan(plan) is not { } prices)
        {
            return GraphQLExecutor.Refuse(RequestOutcome.CostRefused, [new GraphQLError(
                $"Pricing the operation takes more than {options.MaxCostSteps} steps, the limit maxCostSteps. " +
                "Select less.")
            {
                Code = ErrorCodes.MaxCostSteps,
            }]);
        }

        var evaluation = prices.Begin(variables, variablesJson);
        var requested = prices.Estimate(evaluation);
        cost.Requested = requested;
        var mustBeSized = options.MaxCost is not null || cost.Budget is not null || cost.Mode == CostMode.Validate;
        if (mustBeSized && evaluation.Problem is { } problem)
        {
            return GraphQLExecutor.Refuse(RequestOutcome.CostRefused, [problem]);
        }

        if (Refuse(cost, requested) is { } refusal)
        {
            return refusal;
        }

        if (cost.Mode == CostMode.Validate)
        {
            return GraphQLExecutor.AnswerOnly([new CostExtension(cost)], plan.Kind);
        }

        scope = Watch(scope, cost, prices, evaluation);
        return null;
    }

    private CostPlan? FindPlan(OperationPlan plan)
    {
        try
        {
            return plan.GetCost(model, options.MaxCostSteps);
        }
        catch (Exception exception) when (exception is WorkBudgetException or InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private ExecutionResult? Refuse(RequestCost cost, double requested)
    {
        if (options.MaxCost is { } limit && requested > limit)
        {
            return Refuse(cost, RequestOutcome.CostRefused, TooDear(requested, "the limit maxCost is", limit));
        }

        if (cost.Budget is not { } budget)
        {
            return null;
        }

        if (requested > budget.Capacity)
        {
            return Refuse(
                cost, RequestOutcome.CostRefused, TooDear(requested, "the client can save up", budget.Capacity));
        }

        return cost.Mode == CostMode.Validate || budget.TryTake(requested)
            ? null
            : Refuse(cost, RequestOutcome.BudgetExhausted, BudgetExhausted(budget, requested));
    }

    private static ExecutionResult Refuse(RequestCost cost, RequestOutcome outcome, ExecutionError error) =>
        GraphQLExecutor.Refuse(outcome, [error], cost.Mode == CostMode.None ? null : [new CostExtension(cost)]);

    private static ExecutionError TooDear(double requested, string what, double limit) => Error(
        $"The operation costs {Number(requested)}; {what} {Number(limit)}. Select less or ask for smaller pages.",
        ErrorCodes.CostLimit,
        ("requested", requested),
        ("limit", limit));

    /// <summary>The error of a client that has too little left for a cost.</summary>
    internal static ExecutionError BudgetExhausted(CostBudget budget, double requested)
    {
        var available = budget.Available;
        var seconds = Math.Max(1, Math.Ceiling((requested - available) / budget.RestoreRate));
        return Error(
            $"The operation costs {Number(requested)}; {Number(available)} of the budget of " +
            $"{Number(budget.Capacity)} is left, and {Number(budget.RestoreRate)} come back each second. " +
            $"Try again in {Number(seconds)} seconds.",
            ErrorCodes.BudgetExhausted,
            ("requested", requested),
            ("available", Math.Round(available, 3)),
            ("restoreRate", budget.RestoreRate),
            ("retryAfter", seconds));
    }

    private static ExecutionError Error(
        string message, string code, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (name, value) in numbers)
        {
            extensions[name] = value;
        }

        return new ExecutionError(message, ImmutableArray<SourceLocation>.Empty, [], extensions);
    }

    private static string Number(double value) =>
        Math.Round(value, 2).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static ExecutionScope Watch(
        ExecutionScope scope, RequestCost cost, CostPlan prices, CostEvaluation evaluation)
    {
        var isReported = cost.Mode == CostMode.Report;
        if (!isReported && cost.Budget is null)
        {
            return scope;
        }

        var monitor = scope.Monitor ?? new ExecutionMonitor(null);
        monitor.Measure(cost, new CostMeter(prices, evaluation));
        return scope with
        {
            Monitor = monitor,
            Extensions = isReported ? [.. scope.Extensions ?? [], new CostExtension(cost)] : scope.Extensions,
        };
    }
}
