using System.Collections.Immutable;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HeadlessCrm.GraphQL.AspNetCore.Budgets;

/// <summary>
/// Where every transport's requests enter the engine: with a budget of their client, where there are budgets, and with
/// what the header <c>GraphQL-Cost</c> asks. Without either it only passes them on.
/// </summary>
internal sealed class CostGate(GraphQLExecutor executor, GraphQLHttpOptions options, TimeProvider time)
{
    public const string Header = "GraphQL-Cost";

    /// <summary>What a request takes that is refused before it is priced.</summary>
    private const double MinimalCost = 1;

    private readonly ClientBudgets? budgets = options.Budget.Capacity is { } capacity
        ? new ClientBudgets(capacity, options.Budget, time)
        : null;

    /// <summary>Executes a request; its bytes are read before this first waits.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(HttpContext context, in GraphQLRequest request, ExecutionScope scope)
    {
        var asked = context.Request.Headers[Header];
        return budgets is null && asked.Count == 0
            ? executor.ExecuteAsync(request, scope)
            : ExecutePricedAsync(context, request, scope, asked);
    }

    private async ValueTask<ExecutionResult> ExecutePricedAsync(
        HttpContext context, GraphQLRequest request, ExecutionScope scope, StringValues asked)
    {
        if (ModeOf(asked) is not { } mode)
        {
            return GraphQLExecutor.Refuse(RequestOutcome.OperationError, [new GraphQLError(
                $"The header {Header} must be report or validate, found \"{asked}\".",
                ImmutableArray<SourceLocation>.Empty)
            {
                Code = "INVALID_COST_HEADER",
            }]);
        }

        var budget = budgets?.Of(ClientKeys.Of(context, scope.User, options.Budget));
        if (budget is not null && budget.Available < MinimalCost)
        {
            // Not even worth reading: an empty bucket is refused before its document is parsed.
            RateLimitHeaders.Write(context.Response, budget, MinimalCost);
            return budget.Refuse(MinimalCost);
        }

        var cost = new RequestCost { Mode = mode, Budget = budget };
        var result = await executor.ExecuteAsync(request, scope with { Cost = cost });
        if (budget is not null)
        {
            if (cost.Requested is null)
            {
                budget.TryTake(MinimalCost);
            }

            RateLimitHeaders.Write(
                context.Response, budget, result.Outcome == RequestOutcome.BudgetExhausted ? cost.Requested : null);
        }

        return result;
    }

    private static CostMode? ModeOf(StringValues asked) => ((string?)asked)?.Trim() switch
    {
        null or "" => CostMode.None,
        var mode when mode.Equals("report", StringComparison.OrdinalIgnoreCase) => CostMode.Report,
        var mode when mode.Equals("validate", StringComparison.OrdinalIgnoreCase) => CostMode.Validate,
        _ => null,
    };
}
