using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>Executes requests under observation: a span, measurements, and a word to the log about slow ones.</summary>
internal sealed class OperationObserver(
    GraphQLDiagnostics diagnostics, ExecutionOptions options, Action<SlowOperation>? logSlowOperation)
{
    private readonly bool logsSlow = logSlowOperation is not null && options.SlowOperationThreshold > TimeSpan.Zero;

    /// <summary>Whether anybody wants to know.</summary>
    public bool IsActive => logsSlow || diagnostics.IsListenedTo;

    public async ValueTask<ExecutionResult> ExecuteAsync(
        GraphQLExecutor executor, GraphQLRequest request, ExecutionScope scope)
    {
        var started = Stopwatch.GetTimestamp();
        var observation = new OperationObservation(diagnostics);
        var watched = scope with { Monitor = new ExecutionMonitor(observation) };
        using var activity = diagnostics.Source.StartActivity("GraphQL Operation", ActivityKind.Server);
        try
        {
            var result = await executor.ExecuteUnobservedAsync(request, watched).ConfigureAwait(false);
            End(observation, scope, activity, result.Outcome, Stopwatch.GetElapsedTime(started));
            return result;
        }
        catch (Exception exception)
        {
            // A cancelled request or a fault of the engine: it has no outcome, and whoever called gets the exception.
            if (activity is not null)
            {
                observation.Describe(activity, options.TraceDocuments);
            }

            activity?.SetTag(Tags.ErrorType, exception.GetType().FullName);
            activity?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private void End(
        OperationObservation observation,
        ExecutionScope scope,
        Activity? activity,
        RequestOutcome outcome,
        TimeSpan duration)
    {
        var type = observation.Plan is { } plan ? Tags.NameOf(plan.Kind) : null;
        diagnostics.OperationDuration.Record(
            duration.TotalSeconds,
            new KeyValuePair<string, object?>(Tags.OperationType, type),
            new KeyValuePair<string, object?>(Tags.Outcome, Tags.NameOf(outcome)));
        if (outcome > RequestOutcome.NoData)
        {
            diagnostics.Errors.Add(1, new KeyValuePair<string, object?>(Tags.ErrorKind, Tags.NameOf(outcome)));
        }

        if (observation.Cost?.Requested is { } requested)
        {
            diagnostics.Cost.Record(requested, new KeyValuePair<string, object?>(Tags.OperationType, type));
            activity?.SetTag(Tags.Cost, requested);
        }

        if (activity is not null)
        {
            observation.Describe(activity, options.TraceDocuments);
            activity.SetTag(Tags.Outcome, Tags.NameOf(outcome));
            if (outcome > RequestOutcome.NoData || observation.Faults > 0)
            {
                activity.SetTag(Tags.ErrorType, observation.Faults > 0 ? "fault" : Tags.NameOf(outcome));
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        if (logsSlow && duration >= options.SlowOperationThreshold)
        {
            logSlowOperation!(Describe(observation, type, scope, outcome, duration));
        }
    }

    private static SlowOperation Describe(
        OperationObservation observation, string? type, ExecutionScope scope, RequestOutcome outcome, TimeSpan duration)
    {
        var plan = observation.Plan;
        var source = plan?.Context.Operation.Span.Source?.Body;
        return new SlowOperation(
            plan?.Context.Operation.Name?.Value,
            type,
            source is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))),
            duration,
            outcome,
            observation.Cost?.Requested,
            observation.Cost?.Actual,
            Activity.Current?.TraceId.ToString(),
            plan is null ? null : OperationPlanPrinter.Print(plan),
            scope);
    }
}
