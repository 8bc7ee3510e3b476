using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>
/// Who watches one execution: the meter of its cost, and whoever traces or measures it. There is one only when somebody
/// watches, so that an execution nobody watches pays a comparison with null.
/// </summary>
internal sealed class ExecutionMonitor(OperationObservation? observation)
{
    private RequestCost? cost;

    /// <summary>Counts the actual cost; null when nobody asked.</summary>
    public CostMeter? Meter { get; private set; }

    /// <summary>Has the actual cost counted.</summary>
    public void Measure(RequestCost of, CostMeter meter)
    {
        cost = of;
        Meter = meter;
    }

    /// <summary>Notes the plan that was found.</summary>
    public void Found(OperationPlan plan, bool isCached) => observation?.Found(plan, isCached);

    /// <summary>Notes where the cost of the request is kept.</summary>
    public void Priced(RequestCost of) => observation?.Priced(of);

    /// <summary>Counts errors of the execution.</summary>
    public void CountErrors(IReadOnlyList<ExecutionError> errors) => observation?.Count(errors);

    /// <summary>Notes that the later payloads of a response ended before all were written.</summary>
    public void EndEarly(RequestOutcome outcome) => observation?.Count(outcome);

    /// <summary>Begins the watch of a batch call; null when nobody traces or measures.</summary>
    public BatchObservation? BeginBatch(PlanField field, int parents) => observation?.BeginBatch(field, parents);

    /// <summary>
    /// The response is complete. A subscription has more of them, so what it did not use is not given back.
    /// </summary>
    public void End(OperationKind kind)
    {
        if (Meter is not null)
        {
            cost!.Settle(Meter.Total, isLast: kind != OperationKind.Subscription);
        }
    }

    /// <summary>A monitor for the response to an event.</summary>
    public ExecutionMonitor ForEvent()
    {
        var next = new ExecutionMonitor(observation);
        if (Meter is not null)
        {
            next.Measure(cost!, Meter.Restarted());
        }

        return next;
    }
}
