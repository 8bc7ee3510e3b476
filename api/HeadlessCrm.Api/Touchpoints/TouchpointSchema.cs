using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>Binds <c>touchpoints.graphql</c>.</summary>
internal static class TouchpointSchema
{
    public static ExecutableSchemaBuilder AddTouchpoints(this ExecutableSchemaBuilder builder) => builder
        .AddType<Visit>()
        .AddType<Call>()
        .AddType<Message>()
        .AddType<EventAttendance>()
        .AddType<WalkIn>()
        .AddType<Touchpoint>()
        .AddType<CaptureRate>()
        .AddType<CallQuality>()
        .AddType<TouchpointNotFound>()
        .AddType<TouchpointVersionConflict>()
        .AddType<Connection<Interaction>>("InteractionConnection")
        .AddType<Edge<Interaction>>("InteractionEdge")
        .AddEnum<TouchpointKind>()
        .AddEnum<InteractionKind>()
        .AddEnum<InteractionDirection>()
        .AddEnum<InteractionOrderField>()
        .AddInput<OrderTerm<InteractionOrderField>>("InteractionOrder")
        .AddType<InteractionRecordPayload>()
        .AddType<InteractionBatchRecordPayload>()
        .AddType<WalkInRecordPayload>()
        .AddType<TouchpointUpsertPayload>()
        .AddInput<InteractionRecordInput>()
        .AddInput<CallInput>()
        .AddInput<WalkInRecordInput>()
        .AddInput<TouchpointUpsertInput>()
        .AddResolvers(typeof(TouchpointQueries))
        .AddResolvers(typeof(TouchpointMutations))
        .AddResolvers(typeof(TouchpointFields))
        .AddResolvers(typeof(InteractionMutations))
        .AddResolvers(typeof(CustomerTouchpointFields))
        .AddInteractionFields();
}
