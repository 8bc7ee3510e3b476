using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.GraphQL.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// Sends traces, metrics and logs to a collector by OTLP when one is named, by <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> or
/// <c>Telemetry:Endpoint</c>; the other <c>OTEL_…</c> variables count as well. Without one nothing is measured or sent.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private const string ServiceName = "headlesscrm";

    private static readonly string[] Sources = [GraphQLDiagnostics.Name, "Microsoft.AspNetCore", "Npgsql"];

    private static readonly string[] Meters =
    [
        GraphQLDiagnostics.Name,
        ConsumerLog.MeterName,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Runtime",
    ];

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(Action<OtlpExporterOptions> exporter)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(Sources)
            .AddOtlpExporter(exporter)
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddMeter(Meters)
            .AddOtlpExporter(exporter)
            .Build();
    }

    /// <summary>Registers the export if the settings name a collector.</summary>
    /// <exception cref="StartupException">The address of the collector cannot be read.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        if (EndpointOf(builder.Configuration) is not { } endpoint)
        {
            return;
        }

        // The variable is read by the exporter itself, together with protocol, headers and time limit.
        Action<OtlpExporterOptions> exporter = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }
            ? static _ => { }
            : options => options.Endpoint = endpoint;
        builder.Services.AddHostedService(_ => new TelemetryExport(exporter));
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeScopes = true;
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Resource());
            logs.AddOtlpExporter(exporter);
        });
    }

    /// <summary>Whether the settings name a collector.</summary>
    public static bool IsOn(IConfiguration configuration) => EndpointOf(configuration) is not null;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static Uri? EndpointOf(IConfiguration configuration)
    {
        var given = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } standard
            ? standard
            : configuration["Telemetry:Endpoint"];
        return string.IsNullOrWhiteSpace(given)
            ? null
            : Uri.TryCreate(given, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
                ? endpoint
                : throw new StartupException(
                    $"\"{given}\" (OTEL_EXPORTER_OTLP_ENDPOINT or Telemetry:Endpoint) is not the address of a " +
                    "collector; write one such as http://127.0.0.1:4317.");
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come later and count more.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, autoGenerateServiceInstanceId: true)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();
}
