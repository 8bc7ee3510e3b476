using HeadlessCrm.GraphQL.Caching;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Introspection;
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
    private readonly RenderedIntrospection introspection;
    private readonly VariableCoercion variableCoercion;
    private readonly OperationPricing pricing;
    private readonly OperationObserver observer;

    /// <summary>An executor with its own plan cache.</summary>
    /// <param name="schema">What to execute against.</param>
    /// <param name="options">Limits; the defaults when null.</param>
    /// <param name="additionalRules">Rules for documents besides the specified ones; none when null.</param>
    /// <param name="logFault">Told of every masked fault with the id that the caller sees; null to drop them.</param>
    /// <param name="diagnostics">Traces and measures; <see cref="GraphQLDiagnostics.Shared"/> when null.</param>
    /// <param name="logSlowOperation">
    /// Told of operations that take longer than <see cref="ExecutionOptions.SlowOperationThreshold"/>; null to drop them.
    /// </param>
    /// <param name="beginLogScope">
    /// Opens a scope for what is logged while an operation, or one event of a subscription, is executed; null for none.
    /// </param>
    /// <exception cref="SchemaBindingException">The schema's <c>@cost</c> or <c>@listSize</c> directives make no sense.</exception>
    public GraphQLExecutor(
        ExecutableSchema schema,
        ExecutionOptions? options = null,
        IReadOnlyList<ValidationRuleDefinition>? additionalRules = null,
        Action<string, Exception>? logFault = null,
        GraphQLDiagnostics? diagnostics = null,
        Action<SlowOperation>? logSlowOperation = null,
        Func<OperationLogScope, IDisposable?>? beginLogScope = null)
    {
        Schema = schema;
        Options = options ?? new ExecutionOptions();
        plans = new PlanCache(Options.PlanCacheBytes);
        Diagnostics = diagnostics ?? GraphQLDiagnostics.Shared;
        var validation = DocumentRules.For(schema, Options, additionalRules ?? []);
        compiler = new DocumentCompiler(schema, Options, validation, Diagnostics);
        runner = new OperationRunner(Options, logFault, Diagnostics, beginLogScope);
        introspection = new RenderedIntrospection(runner);
        variableCoercion = new VariableCoercion(schema.Schema, schema.InputTypes, Options.InputCoercion);
        pricing = new OperationPricing(CostModel.Read(schema.Schema, Options), Options);
        observer = new OperationObserver(Diagnostics, Options, logSlowOperation);
    }

    /// <summary>The schema.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The limits.</summary>
    public ExecutionOptions Options { get; }

    /// <summary>How many compiled operations are kept.</summary>
    public int CachedPlans => plans.Count;

    /// <summary>Memory that the compiled operations hold, in bytes (estimated).</summary>
    public long CachedPlanBytes => plans.Bytes;

    internal GraphQLDiagnostics Diagnostics { get; }

    internal int KeptIntrospections => introspection.Count;

    /// <summary>Executes a request. Never throws for what a request can do wrong; cancellation of the scope's token throws.</summary>
    public ValueTask<ExecutionResult> ExecuteAsync(in GraphQLRequest request, ExecutionScope scope) => observer.IsActive
        ? observer.ExecuteAsync(this, request, scope)
        : ExecuteUnobservedAsync(request, scope);

    internal ValueTask<ExecutionResult> ExecuteUnobservedAsync(in GraphQLRequest request, ExecutionScope scope)
    {
        var plan = plans.Find(new DocumentKeySpan(request.Query.Span, request.IsQueryEscaped, request.OperationName));
        var isCached = plan is not null;
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

        if (request.WithoutIncremental)
        {
            plan = plan.Whole;
        }

        scope.Monitor?.Found(plan, isCached);
        if (plan.Kind != OperationKind.Query && RefuseKind(request, plan.Kind) is { } unwelcome)
        {
            return new ValueTask<ExecutionResult>(unwelcome);
        }

        var variables = VariableValues.Empty;
        if (plan.Context.Variables.Count > 0)
        {
            var errors = new List<GraphQLError>();
            var coerced = variableCoercion.CoerceVariableValues(plan.Context.Variables, request.Variables.Span, errors);
            if (coerced is null)
            {
                return new ValueTask<ExecutionResult>(Refuse(RequestOutcome.VariablesError, errors));
            }

            variables = coerced;
        }

        if (scope.Cost is not null || Options.MaxCost is not null)
        {
            if (pricing.Admit(plan, variables, request.Variables.Span, ref scope) is { } refusal)
            {
                return new ValueTask<ExecutionResult>(refusal);
            }
        }

        if (plan.IsIntrospection)
        {
            return introspection.Answer(plan, variables, request.Variables, scope);
        }

        return plan.Kind == OperationKind.Subscription
            ? runner.SubscribeAsync(plan, variables, plan.EventVariables.TextOf(request.Variables.Span), scope)
            : runner.RunAsync(plan, variables, scope);
    }

    /// <summary>Why an operation of this kind is not executed for this request; null when it is.</summary>
    private static ExecutionResult? RefuseKind(in GraphQLRequest request, OperationKind kind)
    {
        if (request.QueriesOnly && !(request.SubscriptionsToo && kind == OperationKind.Subscription))
        {
            return Refuse(
                RequestOutcome.NotAQuery,
                [new GraphQLError($"A {kind.ToString().ToLowerInvariant()} cannot be executed with GET. Use POST.")]);
        }

        return kind != OperationKind.Subscription || !request.WithoutSubscriptions ? null : Refuse(
            RequestOutcome.NotStreamable,
            [new GraphQLError(
                "A subscription answers with a stream of responses. Accept text/event-stream, or use a WebSocket.")]);
    }

    /// <summary>A response that only says why the request was refused.</summary>
    public static ExecutionResult Refuse(RequestOutcome outcome, IReadOnlyList<GraphQLError> errors) =>
        Refuse(outcome, errors.Select(error => ExecutionError.OfRequest(error, error.Code ?? ErrorCodes.Of(outcome))));

    internal static ExecutionResult Refuse(
        RequestOutcome outcome, IEnumerable<ExecutionError> errors, IReadOnlyList<ResponseExtension>? extensions = null)
    {
        var writer = new ResponseWriter();
        var separator = "{\"errors\":["u8;
        foreach (var error in errors)
        {
            writer.WriteRaw(separator);
            ErrorWriter.Write(error, writer);
            separator = ","u8;
        }

        writer.WriteByte((byte)']');
        if (extensions is not null)
        {
            writer.WriteByte((byte)',');
            ResponseExtension.WriteAll(extensions, writer);
        }

        writer.WriteByte((byte)'}');
        return new ExecutionResult(outcome, writer);
    }

    /// <summary>A response that has only extensions: the request is in order, and nothing was executed.</summary>
    internal static ExecutionResult AnswerOnly(IReadOnlyList<ResponseExtension> extensions, OperationKind kind)
    {
        var writer = new ResponseWriter();
        writer.WriteByte((byte)'{');
        ResponseExtension.WriteAll(extensions, writer);
        writer.WriteByte((byte)'}');
        return new ExecutionResult(RequestOutcome.Ok, writer) { Operation = kind };
    }
}
