using HeadlessCrm.Domain.Segments;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Segments;

/// <summary>Binds <c>segments.graphql</c>.</summary>
internal static class SegmentSchema
{
    public static ExecutableSchemaBuilder AddSegments(this ExecutableSchemaBuilder builder) => builder
        .AddType<Rfm>()
        .AddType<RfmThresholds>()
        .AddResolvers(typeof(CustomerRfmFields))
        .AddResolvers(typeof(RfmQueries));
}
