using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>The names of attributes of spans and metrics, and their values.</summary>
internal static class Tags
{
    public const string OperationType = "graphql.operation.type";
    public const string OperationName = "graphql.operation.name";
    public const string Document = "graphql.document";
    public const string Outcome = "graphql.outcome";
    public const string ErrorKind = "graphql.error.kind";
    public const string ErrorType = "error.type";
    public const string Field = "graphql.field.coordinate";
    public const string BatchParents = "graphql.batch.parents";
    public const string Cost = "graphql.operation.cost";

    public static string NameOf(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    public static string NameOf(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Ok => "ok",
        RequestOutcome.Partial => "partial",
        RequestOutcome.NoData => "no_data",
        RequestOutcome.SyntaxError => "syntax",
        RequestOutcome.ValidationError => "validation",
        RequestOutcome.OperationError => "operation",
        RequestOutcome.VariablesError => "variables",
        RequestOutcome.NotAQuery => "not_a_query",
        RequestOutcome.CostRefused => "cost",
        RequestOutcome.BudgetExhausted => "budget",
        RequestOutcome.NotStreamable => "not_streamable",
        RequestOutcome.TimedOut => "timeout",
        _ => "response_too_large",
    };
}
