using HeadlessCrm.GraphQL.Caching;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// Executes requests against a schema: finds or makes the plan, coerces the variables, resolves what needs I/O, writes the
/// response. One per schema, for all threads.
/// </summary>
public sealed class GraphQLExecutor
{
    private readonly PlanCache plans;
    private readonly DocumentCompiler compiler;
    private readonly OperationRunner runner;

    /// <summary>An executor with its own plan cache.</summary>
    /// <param name="schema">What to execute against.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <param name="additionalRules">Rules for documents besides the specified ones; none when null.</param>
    /// <param name="logFault">Told of every masked fault with the id that the caller sees; null to drop them.</param>
    public GraphQLExecutor(
        ExecutableSchema schema,
        ExecutionOptions? options = null,
        IReadOnlyList<ValidationRuleDefinition>? additionalRules = null,
        Action<string, Exception>? logFault = null)
    {
        Schema = schema;
        Options = options ?? new ExecutionOptions();
        plans = new PlanCache(Options.PlanCacheBytes);
        compiler = new DocumentCompiler(schema, Options, DocumentRules.For(schema, Options, additionalRules ?? []));
        runner = new OperationRunner(Options, logFault);
    }

    /// <summary>The schema.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The limits.</summary>
    public ExecutionOptions Options { get; }

    /// <summary>How many compiled operations are kept.</summary>
    public int CachedPlans => plans.Count;

    /// <summary>Executes a request. Never throws for what a request can do wrong; cancellation of the scope's token throws.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(in GraphQLRequest request, ExecutionScope scope)
    {
        var plan = plans.Find(new DocumentKeySpan(request.Query.Span, request.IsQueryEscaped, request.OperationName));
        if (plan is null)
        {
            var key = new DocumentKey(request.Query.ToArray(), request.IsQueryEscaped, request.OperationName);
            var compilation = plans.Compile(key, () => compiler.Compile(key));
            if (compilation.Plan is null)
            {
                return new ValueTask<ExecutionResult>(Refuse(compilation.Outcome, compilation.Errors));
            }

            plan = compilation.Plan;
        }

        if (request.QueriesOnly && plan.Kind != OperationKind.Query)
        {
            return new ValueTask<ExecutionResult>(Refuse(
                RequestOutcome.NotAQuery,
                [new GraphQLError($"A {plan.Kind.ToString().ToLowerInvariant()} cannot be executed with GET. Use POST.")]));
        }

        var variables = VariableValues.Empty;
        if (plan.Context.Variables.Count > 0)
        {
            var errors = new List<GraphQLError>();
            var coerced = Schema.VariableCoercion.CoerceVariableValues(plan.Context.Variables, request.Variables.Span, errors);
            if (coerced is null)
            {
                return new ValueTask<ExecutionResult>(Refuse(RequestOutcome.VariablesError, errors));
            }

            variables = coerced;
        }

        return runner.RunAsync(plan, variables, scope);
    }

    /// <summary>A response that only says why the request was refused.</summary>
    public static ExecutionResult Refuse(RequestOutcome outcome, IReadOnlyList<GraphQLError> errors) =>
        Refuse(outcome, errors.Select(error => ExecutionError.OfRequest(error)));

    internal static ExecutionResult Refuse(RequestOutcome outcome, IEnumerable<ExecutionError> errors)
    {
        var writer = new ResponseWriter();
        var separator = "{\"errors\":["u8;
        foreach (var error in errors)
        {
            writer.WriteRaw(separator);
            ErrorWriter.Write(error, writer);
            separator = ","u8;
        }

        writer.WriteRaw("]}"u8);
        return new ExecutionResult(outcome, writer);
    }
}
