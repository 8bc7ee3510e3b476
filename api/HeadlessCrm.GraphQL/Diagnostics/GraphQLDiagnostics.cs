using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>
/// What the engine tells tracers and meters. Spans follow OpenTelemetry's semantic conventions for GraphQL servers;
/// there are none yet for metrics, so these are named in their style: lengths of time in seconds, units in braces.
/// Costs nothing while nobody listens.
/// </summary>
public sealed class GraphQLDiagnostics
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "HeadlessCrm.GraphQL";

    [SuppressMessage("Reliability", "CA2000", Justification = "Lives as long as the process.")]
    private static readonly Lazy<GraphQLDiagnostics> SharedInstance =
        new(() => new GraphQLDiagnostics(new Meter(Name)));

    private static readonly ActivitySource SharedSource = new(Name);

    private readonly Meter meter;

    /// <summary>
    /// Tells by a meter that the host owns and, unless the host has one of its own, the common activity source.
    /// </summary>
    public GraphQLDiagnostics(Meter meter, ActivitySource? source = null)
    {
        Source = source ?? SharedSource;
        this.meter = meter;
        OperationDuration = Seconds("graphql.operation.duration", "How long requests took, from bytes to bytes.");
        ParseDuration = Seconds("graphql.document.parse.duration", "How long it took to parse new documents.");
        ValidateDuration = Seconds("graphql.document.validate.duration", "How long it took to validate new documents.");
        CompileDuration = Seconds("graphql.operation.compile.duration", "How long it took to compile new operations.");
        PlanHits = meter.CreateCounter<long>("graphql.plan_cache.hits", "{lookup}", "Requests with a cached plan.");
        PlanMisses = meter.CreateCounter<long>("graphql.plan_cache.misses", "{lookup}", "Requests without one.");
        BatchSize = meter.CreateHistogram<long>("graphql.batch.parents", "{parent}", "Parents of a batch call.");
        BatchDuration = Seconds("graphql.batch.duration", "How long batch calls took.");
        Errors = meter.CreateCounter<long>("graphql.errors", "{error}", "Errors answered, by their kind.");
        Cost = meter.CreateHistogram<double>("graphql.operation.cost", "{cost}", "The estimated cost of operations.");
        ActiveSubscriptions = meter.CreateUpDownCounter<long>(
            "graphql.subscriptions.active", "{subscription}", "Subscriptions whose stream is open.");
    }

    /// <summary>The one for executors that are not given their own.</summary>
    public static GraphQLDiagnostics Shared => SharedInstance.Value;

    internal ActivitySource Source { get; }

    internal Histogram<double> OperationDuration { get; }

    internal Histogram<double> ParseDuration { get; }

    internal Histogram<double> ValidateDuration { get; }

    internal Histogram<double> CompileDuration { get; }

    internal Counter<long> PlanHits { get; }

    internal Counter<long> PlanMisses { get; }

    internal Histogram<long> BatchSize { get; }

    internal Histogram<double> BatchDuration { get; }

    internal Counter<long> Errors { get; }

    internal Histogram<double> Cost { get; }

    internal UpDownCounter<long> ActiveSubscriptions { get; }

    /// <summary>Whether anybody listens to what is told per request.</summary>
    internal bool IsListenedTo =>
        Source.HasListeners() || OperationDuration.Enabled || PlanHits.Enabled || Errors.Enabled || BatchSize.Enabled
        || BatchDuration.Enabled || PlanMisses.Enabled || Cost.Enabled;

    /// <summary>Shows the plan cache of an executor, which lives as long as the meter.</summary>
    public void ShowPlanCache(GraphQLExecutor executor)
    {
        meter.CreateObservableGauge(
            "graphql.plan_cache.plans", () => executor.CachedPlans, "{plan}", "Compiled operations that are kept.");
        meter.CreateObservableGauge(
            "graphql.plan_cache.size", () => executor.CachedPlanBytes, "By", "Their memory (estimated).");
    }

    private Histogram<double> Seconds(string name, string description) =>
        meter.CreateHistogram<double>(name, "s", description);
}
