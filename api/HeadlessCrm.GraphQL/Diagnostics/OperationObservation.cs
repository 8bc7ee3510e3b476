using System.Diagnostics;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>What is noted of one request while it is executed.</summary>
internal sealed class OperationObservation(GraphQLDiagnostics diagnostics)
{
    private int errors;
    private int faults;

    /// <summary>The plan; null when none was found.</summary>
    public OperationPlan? Plan { get; private set; }

    /// <summary>The cost; null when the operation was not priced.</summary>
    public RequestCost? Cost { get; private set; }

    /// <summary>Errors of fields, faults not counted.</summary>
    public int Errors => errors;

    /// <summary>Masked faults.</summary>
    public int Faults => faults;

    public void Found(OperationPlan plan, bool isCached)
    {
        Plan = plan;
        (isCached ? diagnostics.PlanHits : diagnostics.PlanMisses).Add(1);
    }

    public void Priced(RequestCost cost) => Cost = cost;

    public void Count(IReadOnlyList<ExecutionError> found)
    {
        foreach (var error in found)
        {
            var isFault = error.Cause is not null;
            Interlocked.Increment(ref isFault ? ref faults : ref errors);
            var kind = new KeyValuePair<string, object?>(Tags.ErrorKind, isFault ? "fault" : "execution");
            diagnostics.Errors.Add(1, kind);
        }
    }

    public void Count(RequestOutcome outcome) =>
        diagnostics.Errors.Add(1, new KeyValuePair<string, object?>(Tags.ErrorKind, Tags.NameOf(outcome)));

    public BatchObservation? BeginBatch(PlanField field, int parents)
    {
        return diagnostics.Source.HasListeners() || diagnostics.BatchSize.Enabled || diagnostics.BatchDuration.Enabled
            ? BatchObservation.Begin(diagnostics, field, parents)
            : null;
    }

    public void Describe(Activity activity, bool withDocument)
    {
        if (Plan is not { } plan)
        {
            return;
        }

        var operation = plan.Context.Operation;
        var kind = Tags.NameOf(plan.Kind);
        activity.DisplayName = kind;
        activity.SetTag(Tags.OperationType, kind);
        if (operation.Name is { } name)
        {
            activity.SetTag(Tags.OperationName, name.Value);
        }

        if (withDocument && operation.Span.Source is { } source)
        {
            activity.SetTag(Tags.Document, source.Body);
        }
    }
}
