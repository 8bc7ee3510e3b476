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
/// <c>Telemetry:Protocol</c> is <c>grpc</c> or <c>http/protobuf</c>.
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

    private TelemetryExport(Collector collector)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddSource(Sources)
            .AddOtlpExporter(options => collector.Address(options, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource())
            .AddMeter(Meters)
            .AddOtlpExporter(options => collector.Address(options, "v1/metrics"))
            .Build();
    }

    /// <summary>Registers the export if the settings name a collector.</summary>
    /// <exception cref="StartupException">The address of the collector cannot be read.</exception>
    public static void AddTo(WebApplicationBuilder builder)
    {
        if (Collector.Read(builder.Configuration) is not { } collector)
        {
            return;
        }

        builder.Services.AddHostedService(_ => new TelemetryExport(collector));
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeScopes = true;
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Resource());
            logs.AddOtlpExporter(options => collector.Address(options, "v1/logs"));
        });
    }

    /// <summary>Whether the settings name a collector.</summary>
    public static bool IsOn(IConfiguration configuration) => Collector.Read(configuration) is not null;

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

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come later and count more.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService(ServiceName, autoGenerateServiceInstanceId: true)
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    /// <summary>Where the settings want it sent.</summary>
    /// <param name="Endpoint">The address; null: the exporter reads it from the standard variables itself.</param>
    /// <param name="Protocol">How; null: as the standard variables say, or gRPC.</param>
    private sealed record Collector(Uri? Endpoint, OtlpExportProtocol? Protocol)
    {
        private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";
        private const string EndpointSetting = "Telemetry:Endpoint";
        private const string ProtocolSetting = "Telemetry:Protocol";

        /// <summary>Reads the settings; null when they name no collector.</summary>
        public static Collector? Read(IConfiguration configuration)
        {
            var isStandard = configuration[Variable] is { Length: > 0 };
            var given = isStandard ? configuration[Variable] : configuration[EndpointSetting];
            if (string.IsNullOrWhiteSpace(given))
            {
                return null;
            }

            if (!Uri.TryCreate(given, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            {
                throw new StartupException(
                    $"\"{given}\" ({Variable} or {EndpointSetting}) is not the address of a collector; " +
                    "write one such as http://127.0.0.1:4317.");
            }

            OtlpExportProtocol? protocol = configuration[ProtocolSetting] switch
            {
                null or "" => null,
                "grpc" => OtlpExportProtocol.Grpc,
                "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
                var other => throw new StartupException(
                    $"{ProtocolSetting} is \"{other}\"; it must be grpc or http/protobuf."),
            };
            return new Collector(isStandard ? null : endpoint, protocol);
        }

        /// <summary>Tells an exporter. Over HTTP every kind of signal has a path of its own.</summary>
        public void Address(OtlpExporterOptions options, string path)
        {
            options.Protocol = Protocol ?? options.Protocol;
            if (Endpoint is { } endpoint)
            {
                options.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf
                    ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path)
                    : endpoint;
            }
        }
    }
}
