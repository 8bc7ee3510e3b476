using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Organisation;

/// <summary>Binds <c>organisation.graphql</c>.</summary>
internal static class OrganisationSchema
{
    public static ExecutableSchemaBuilder AddOrganisation(this ExecutableSchemaBuilder builder) => builder
        .AddType<Dealer>()
        .AddType<Connection<Dealer>>("DealerConnection")
        .AddType<Edge<Dealer>>("DealerEdge")
        .AddResolvers(typeof(DealerQueries));
}
