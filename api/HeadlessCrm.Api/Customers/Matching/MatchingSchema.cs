using System.Collections.Frozen;
using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>Binds <c>matching.graphql</c>.</summary>
internal static class MatchingSchema
{
    public static ExecutableSchemaBuilder AddMatching(this ExecutableSchemaBuilder builder) => builder
        .AddType<UpsertMatch>("CustomerMatch")
        .AddType<KeptMatchDecision>("MatchDecision")
        .AddType<MatchStep>()
        .AddType<Connection<KeptMatchDecision>>("MatchDecisionConnection")
        .AddType<Edge<KeptMatchDecision>>("MatchDecisionEdge")
        .AddType<MatchConfirmPayload>()
        .AddType<MatchRejectPayload>()
        .AddType<MatchRun>()
        .AddType<MatchRunResult>()
        .AddType<MatchRunPayload>()
        .AddType<MatchRunUnderWay>()
        .AddType<MatchKeyState>("MatchKeys")
        .AddEnum<MatchRunState>()
        .AddEnum<MatchRunStep>()
        .AddInput<MatchRunInput>()
        .AddResolvers(typeof(MatchRunFields))
        .AddResolvers(typeof(MatchKeysFields))
        .AddResolvers(typeof(MatchRunResultFields))
        .AddResolvers(typeof(MatchRunUnderWayFields))
        .AddType<MatchDecisionNotFound>()
        .AddType<MatchAlreadyDecided>()
        .AddType<MatchCustomersMerged>()
        .AddEnum<MatchMode>()
        .AddEnum<MatchOutcome>()
        .AddEnum<MatchOrigin>()
        .AddEnum<MatchStatus>()
        .AddEnum<MatchEvidence>()
        .AddEnum<MatchField>()
        .AddEnum<AgreementLevel>("MatchAgreement")
        .AddEnum<MatchSide>()
        .AddEnum<MatchDecisionOrderField>()
        .AddInput<OrderTerm<MatchDecisionOrderField>>("MatchDecisionOrder")
        .AddInput<MatchConfirmInput>()
        .AddInput<MatchRejectInput>()
        .AddResolvers(typeof(MatchQueries))
        .AddResolvers(typeof(MatchMutations))
        .AddResolvers(typeof(CustomerMatchFields))
        .AddResolvers(typeof(MatchDecisionFields))
        .AddResolvers(typeof(MatchCustomersMergedFields));

    /// <summary>Registers matching.</summary>
    public static IServiceCollection AddMatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MatchingOptions>()
            .Bind(configuration.GetSection(MatchingOptions.Section))
            .ValidateOnStart();
        return services
            .AddSingleton(provider =>
            {
                var options = provider.GetRequiredService<IOptions<MatchingOptions>>().Value;
                return new MatchingSettings(options.Default, options.Systems.ToFrozenDictionary(StringComparer.Ordinal));
            })
            .AddSingleton<MatchModels>()
            .AddSingleton<CustomerMatching>()
            .AddSingleton<ResolveMatch>()
            .AddSingleton<RemakeMatchKeys>()
            .AddSingleton<RunMatching>()
            .AddSingleton<MatchRuns>()
            .AddHostedService(provider => provider.GetRequiredService<MatchRuns>())
            .AddHostedService<MatchKeyUpkeep>();
    }
}
