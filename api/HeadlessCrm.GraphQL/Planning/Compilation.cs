using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>A plan, or why there is none.</summary>
internal sealed record Compilation(OperationPlan? Plan, RequestOutcome Outcome, IReadOnlyList<GraphQLError> Errors)
{
    public static Compilation Of(OperationPlan plan) => new(plan, RequestOutcome.Ok, []);

    public static Compilation Refused(RequestOutcome outcome, params IReadOnlyList<GraphQLError> errors) =>
        new(null, outcome, errors);
}
