using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HeadlessCrm.GraphQL.Diagnostics;

namespace HeadlessCrm.GraphQL.Tests.Diagnostics;

/// <summary>Listens to one meter and one activity source, not to those of tests that run beside.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Meter meter = new(GraphQLDiagnostics.Name);
    private readonly ActivitySource source = new(GraphQLDiagnostics.Name);
    private readonly MeterListener measuring = new();
    private readonly ActivityListener tracing;

    public Listener(bool measures = true, bool traces = true)
    {
        Diagnostics = new GraphQLDiagnostics(meter, source);
        measuring.InstrumentPublished = (instrument, listener) =>
        {
            if (measures && ReferenceEquals(instrument.Meter, meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        measuring.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        measuring.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        measuring.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        measuring.Start();
        tracing = new ActivityListener
        {
            ShouldListenTo = candidate => traces && ReferenceEquals(candidate, source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Activities.Enqueue,
        };
        ActivitySource.AddActivityListener(tracing);
    }

    public GraphQLDiagnostics Diagnostics { get; }

    public ConcurrentQueue<Activity> Activities { get; } = new();

    public ConcurrentQueue<(string Name, double Value, string Tags)> Measurements { get; } = new();

    /// <summary>The measurements of one instrument.</summary>
    public IEnumerable<(double Value, string Tags)> Of(string instrument) => Measurements
        .Where(measurement => measurement.Name == instrument)
        .Select(measurement => (measurement.Value, measurement.Tags));

    /// <summary>Asks the instruments that are only looked at.</summary>
    public void Observe() => measuring.RecordObservableInstruments();

    public void Dispose()
    {
        measuring.Dispose();
        tracing.Dispose();
        meter.Dispose();
        source.Dispose();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue(
            (instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
