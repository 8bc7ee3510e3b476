using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>Binds <c>consumers.graphql</c>.</summary>
internal static class ConsumerSchema
{
    public static ExecutableSchemaBuilder AddConsumers(this ExecutableSchemaBuilder builder) => builder
        .AddType<ConsumerStanding>("Consumer")
        .AddType<ParkedEntry>("ParkedEvent")
        .AddType<ConsumerRetryPayload>()
        .AddType<ConsumerRebuildPayload>()
        .AddType<ConsumerNotFound>()
        .AddType<ParkedEventNotFound>()
        .AddType<ConsumerNotRebuildable>()
        .AddInput<ConsumerRetryInput>()
        .AddInput<ConsumerRebuildInput>()
        .AddResolvers(typeof(ConsumerQueries))
        .AddResolvers(typeof(ConsumerFields))
        .AddResolvers(typeof(ConsumerMutations));
}
