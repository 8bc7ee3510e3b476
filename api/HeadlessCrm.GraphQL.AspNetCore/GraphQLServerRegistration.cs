using System.Diagnostics.Metrics;
using HeadlessCrm.GraphQL.AspNetCore.Budgets;
using HeadlessCrm.GraphQL.AspNetCore.Diagnostics;
using HeadlessCrm.GraphQL.AspNetCore.Http;
using HeadlessCrm.GraphQL.AspNetCore.Http.Batching;
using HeadlessCrm.GraphQL.AspNetCore.Http.Documents;
using HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using HeadlessCrm.GraphQL.AspNetCore.Http.Streaming;
using HeadlessCrm.GraphQL.AspNetCore.Ide;
using HeadlessCrm.GraphQL.AspNetCore.Subscriptions;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.GraphQL.AspNetCore;

/// <summary>Adds a GraphQL server to an ASP.NET Core program.</summary>
public static partial class GraphQLServerRegistration
{
    /// <summary>
    /// Registers the executor of a schema and what serves it over HTTP. Limits of the engine, and whether
    /// introspection is allowed, are set by configuring <see cref="ExecutionOptions"/>; each
    /// <see cref="ValidationRuleDefinition"/> in the container is a rule for documents besides the specified ones.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="schema">
    /// Makes the schema, once; a misfit between schema and resolvers stops the host's start.
    /// </param>
    /// <param name="configure">Sets options of the HTTP transport.</param>
    public static IServiceCollection AddGraphQLServer(
        this IServiceCollection services,
        Func<IServiceProvider, ExecutableSchema> schema,
        Action<GraphQLHttpOptions>? configure = null)
    {
        services.AddRouting();
        services.AddOptions<GraphQLHttpOptions>()
            .Configure(configure ?? (_ => { }))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddMetrics();
        services.AddOptions<ExecutionOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphQLHttpOptions>, GraphQLHttpOptionsCheck>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<GraphQLHttpOptions>>().Value);
        services.TryAddSingleton(provider => CreateExecutor(provider, schema(provider)));
        services.TryAddSingleton<EnvelopeReader>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
            new GraphQLDiagnostics(provider.GetRequiredService<IMeterFactory>().Create(GraphQLDiagnostics.Name)));
        services.TryAddSingleton<SlowOperationLog>();
        services.TryAddSingleton<CostGate>();
        services.TryAddSingleton<RequestExecution>();
        services.TryAddSingleton<BatchExecution>();
        services.TryAddSingleton<PostHandler>();
        services.TryAddSingleton<GetHandler>();
        services.TryAddSingleton<SchemaHandler>();
        services.TryAddSingleton<GraphQLEndpoint>();
        services.TryAddSingleton(provider =>
            new IdeHandler(new IdePage(provider.GetRequiredService<GraphQLHttpOptions>().Ide)));
        services.TryAddSingleton(provider =>
            new ContentNegotiation(provider.GetRequiredService<GraphQLHttpOptions>().Profile));
        services.TryAddSingleton(provider => new ResponseSender(
            provider.GetRequiredService<GraphQLHttpOptions>().Profile, provider.GetServices<IResultStream>()));
        services.TryAddSingleton(CreateDocuments);
        services.AddSubscriptionTransports();
        services.AddSingleton<IResultStream, MultipartStream>();
        return services;
    }

    /// <summary>
    /// Serves GraphQL at a path: POST and GET, the GraphiQL page for browsers with its files below <c>…/ide</c>, and
    /// the SDL at <c>…/schema</c>.
    /// </summary>
    /// <param name="endpoints">Where to map.</param>
    /// <param name="path">The path, <c>/graphql</c> by custom.</param>
    /// <returns>The group of all these endpoints, for conventions such as authorisation.</returns>
    public static RouteGroupBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var provider = endpoints.ServiceProvider;
        var endpoint = provider.GetRequiredService<GraphQLEndpoint>();
        var schema = provider.GetRequiredService<SchemaHandler>();
        var group = endpoints.MapGroup(path);
        group.Map(string.Empty, endpoint.HandleAsync).WithDisplayName($"GraphQL {path}");
        group.MapMethods("/schema", [HttpMethods.Get, HttpMethods.Head], schema.SendAsync)
            .WithDisplayName($"GraphQL schema {path}");
        if (provider.GetRequiredService<GraphQLHttpOptions>().EnableIde)
        {
            var ide = provider.GetRequiredService<IdeHandler>();
            group.MapMethods(
                $"/{IdePage.AssetFolder}/{{**file}}",
                [HttpMethods.Get, HttpMethods.Head],
                context => ide.SendFileAsync(context, context.GetRouteValue("file") as string ?? string.Empty))
                .WithDisplayName($"GraphiQL {path}");
        }

        return group;
    }

    private static GraphQLExecutor CreateExecutor(IServiceProvider provider, ExecutableSchema schema)
    {
        var logger = provider.GetRequiredService<ILogger<GraphQLExecutor>>();
        var diagnostics = provider.GetRequiredService<GraphQLDiagnostics>();
        var executor = new GraphQLExecutor(
            schema,
            provider.GetRequiredService<IOptions<ExecutionOptions>>().Value,
            [.. provider.GetServices<ValidationRuleDefinition>()],
            (id, fault) => LogFault(logger, id, fault),
            diagnostics,
            provider.GetRequiredService<SlowOperationLog>().Write,
            provider.GetRequiredService<GraphQLHttpOptions>().EnableLogScopes ? scope => logger.BeginScope(scope) : null);
        diagnostics.ShowPlanCache(executor);
        return executor;
    }

    private static DocumentResolution CreateDocuments(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<GraphQLHttpOptions>();
        if (options.TrustedDocuments == TrustedDocumentMode.Off)
        {
            return new DocumentResolution(options, null);
        }

        var store = provider.GetService<IDocumentStore>() ?? (options.TrustedDocumentManifest is { } path
            ? ManifestDocumentStore.Load(path)
            : throw new InvalidOperationException(
                $"TrustedDocuments is {options.TrustedDocuments}, but there is no list: " +
                "set TrustedDocumentManifest or register an IDocumentStore."));
        return new DocumentResolution(options, store);
    }

    [LoggerMessage(2, LogLevel.Error, "Fault {Id} in a resolver")]
    private static partial void LogFault(ILogger logger, string id, Exception fault);
}
