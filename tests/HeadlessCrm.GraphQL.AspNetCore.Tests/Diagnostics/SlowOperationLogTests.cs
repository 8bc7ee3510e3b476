using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using HeadlessCrm.GraphQL.AspNetCore.Tests.Http;
using HeadlessCrm.GraphQL.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Diagnostics;

public sealed class SlowOperationLogTests
{
    [Fact]
    public async Task A_slow_operation_is_logged_with_the_ids_of_its_request_and_its_plan()
    {
        var recorder = new WarningRecorder();
        await using var server = await TestServer.StartAsync(
            execution: options => options.SlowOperationThreshold = TimeSpan.FromTicks(1),
            services: services => services.AddSingleton<ILoggerProvider>(recorder));
        await server.PostAsync("""{"query":"query Slow { items { details } }"}""", headers: ("GraphQL-Cost", "report"));

        var text = Assert.Single(recorder.Warnings);
        Assert.Contains("Slow query Slow: ", text, StringComparison.Ordinal);
        Assert.Contains("cost 11 estimated and 4 actual, request ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("request (null)", text, StringComparison.Ordinal);
        Assert.Contains("details  [batch, wave 2, column 0, ItemFields.Details]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_meter_belongs_to_the_host_and_shows_its_plan_cache()
    {
        await using var server = await TestServer.StartAsync();
        var factory = server.Services.GetRequiredService<IMeterFactory>();
        var plans = new ConcurrentQueue<int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == GraphQLDiagnostics.Name && ReferenceEquals(instrument.Meter.Scope, factory)
                    && instrument.Name == "graphql.plan_cache.plans")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => plans.Enqueue(value));
        listener.Start();
        await server.PostAsync("""{"query":"{ __typename }"}""");
        listener.RecordObservableInstruments();
        Assert.Equal([1], plans);
    }

    private sealed class WarningRecorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
