using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>Binds <c>touchpoints.graphql</c>.</summary>
internal static class TouchpointSchema
{
    public static ExecutableSchemaBuilder AddTouchpoints(this ExecutableSchemaBuilder builder) => builder
        .AddType<Interaction>()
        .AddType<Connection<Interaction>>("InteractionConnection")
        .AddType<Edge<Interaction>>("InteractionEdge")
        .AddEnum<Touchpoint>()
        .AddEnum<InteractionDirection>()
        .AddEnum<InteractionOrderField>()
        .AddInput<OrderTerm<InteractionOrderField>>("InteractionOrder")
        .AddType<InteractionRecordPayload>()
        .AddInput<InteractionRecordInput>()
        .AddResolvers(typeof(InteractionMutations))
        .AddResolvers(typeof(CustomerTouchpointFields))
        .AddResolvers(typeof(InteractionFields));
}
