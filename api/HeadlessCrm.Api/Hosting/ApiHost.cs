using HeadlessCrm.Api.Contract;
using HeadlessCrm.Api.Customers.Quality;
using HeadlessCrm.Api.DemoData;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Feed;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Touchpoints.Complaints;
using HeadlessCrm.Api.Imports;
using HeadlessCrm.Api.Imports.Operations;
using HeadlessCrm.Api.Touchpoints.Leads;
using HeadlessCrm.Api.Webhooks;
using HeadlessCrm.GraphQL.AspNetCore;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Ide;
using HeadlessCrm.GraphQL.AspNetCore.Sse;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Hosting;

/// <summary>Puts the program together.</summary>
internal static class ApiHost
{
    /// <summary>Where GraphQL is served.</summary>
    public const string Path = "/graphql";

    /// <summary>The application, configured and not yet started.</summary>
    /// <param name="options">What the command line said.</param>
    /// <param name="adjust">Changes for tests: another server, another clock.</param>
    /// <exception cref="StartupException">The settings are not acceptable.</exception>
    public static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = HomeFolder.OfSettings,
            ApplicationName = typeof(ApiHost).Assembly.GetName().Name,
        });
        if (options.Urls is not null)
        {
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = options.Urls;
        }

        LoopbackOnly.Require(builder.Configuration);
        CrmSettings.UseDataFolder(builder.Configuration, options.DataFolder);

        // A start that fails is told in one line by the command; the host would add a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCrm(builder.Configuration);
        builder.Services.AddGraphQL();
        builder.Services.AddFeed();
        builder.Services.AddConsumerHost();
        builder.Services.AddHostedService<DataQualityJob>();
        builder.Services.AddHosting();
        builder.Services.AddCommitmentWatch();
        builder.Services.AddWebhooks();
        builder.Services.AddImports();
        builder.Services.AddSingleton<DemoDataLoader>();
        adjust?.Invoke(builder);
        TelemetryExport.AddTo(builder);
        var app = builder.Build();
        if (ForwardedRequests.Read(app.Configuration) is { } proxies)
        {
            app.UseForwardedHeaders(proxies);
        }

        app.Use(app.Services.GetRequiredService<GracefulShutdown>().RefuseLongLivedAsync);
        app.MapHealth();
        app.MapImports();
        app.MapAdf();
        app.MapGraphQL(Path);
        return app;
    }

    private static bool LogsAreStructured(IConfiguration configuration) =>
        configuration["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json || TelemetryExport.IsOn(configuration);

    private static void AddHosting(this IServiceCollection services)
    {
        services.AddOptions<ShutdownOptions>()
            .BindConfiguration(ShutdownOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) =>
            host.ShutdownTimeout = shutdown.Value.Delay + shutdown.Value.Timeout);
        services.AddSingleton<GracefulShutdown>();
        services.AddHostedService(provider => provider.GetRequiredService<GracefulShutdown>());
        services.AddSingleton<IReadinessCheck, StorageReadiness>();
        services.AddSingleton<IReadinessCheck, FeedReadiness>();
    }

    private static void AddGraphQL(this IServiceCollection services)
    {
        services.AddOptions<GraphQLHttpOptions>()
            .BindConfiguration("Http")
            .Configure<IConfiguration>((options, configuration) => options.EnableLogScopes |= LogsAreStructured(configuration));
        services.AddOptions<GraphQLWebSocketOptions>().BindConfiguration("WebSockets");
        services.AddOptions<GraphQLEventStreamOptions>().BindConfiguration("EventStreams");
        services.AddOptions<ExecutionOptions>().BindConfiguration("Execution")
            .Configure(options => options.DescribeFault = StorageFaults.Describe);
        services.AddGraphQLServer(_ => CrmSchema.Bind(), options =>
        {
            options.Ide.Title = "HeadlessCrm";
            foreach (var query in SampleQueries.All)
            {
                options.Ide.Tabs.Add(new IdeTab(query.Layout));
            }
        });
    }
}
