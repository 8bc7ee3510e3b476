using System.Diagnostics;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>One batch call that somebody traces or measures.</summary>
internal sealed class BatchObservation
{
    private readonly GraphQLDiagnostics diagnostics;
    private readonly Activity? activity;
    private readonly KeyValuePair<string, object?> field;
    private readonly long started = Stopwatch.GetTimestamp();

    private BatchObservation(GraphQLDiagnostics diagnostics, Activity? activity, string coordinate)
    {
        this.diagnostics = diagnostics;
        this.activity = activity;
        field = new KeyValuePair<string, object?>(Tags.Field, coordinate);
    }

    public static BatchObservation Begin(GraphQLDiagnostics diagnostics, PlanField field, int parents)
    {
        var coordinate = $"{field.ParentTypeName}.{field.Definition.Name}";
        var span = diagnostics.Source.StartActivity("GraphQL Batch");
        if (span is not null)
        {
            span.DisplayName = coordinate;
            span.SetTag(Tags.Field, coordinate);
            span.SetTag(Tags.BatchParents, parents);
        }

        var batch = new BatchObservation(diagnostics, span, coordinate);
        diagnostics.BatchSize.Record(parents, batch.field);
        return batch;
    }

    public void Fail(Exception exception)
    {
        activity?.SetTag(Tags.ErrorType, exception.GetType().FullName);
        activity?.SetStatus(ActivityStatusCode.Error);
    }

    public void End()
    {
        diagnostics.BatchDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, field);
        activity?.Dispose();
    }
}
