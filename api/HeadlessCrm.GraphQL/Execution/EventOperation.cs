using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>What the executions for all events of one subscription share.</summary>
internal sealed record EventOperation(OperationPlan Plan, VariableValues Variables, ExecutionScope Scope, PlanField Field);
