using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>Binds <c>customers.graphql</c>.</summary>
internal static class CustomerSchema
{
    public static ExecutableSchemaBuilder AddCustomers(this ExecutableSchemaBuilder builder) => builder
        .AddType<Customer>()
        .AddType<ContactPoint>()
        .AddType<Connection<Customer>>("CustomerConnection")
        .AddType<Edge<Customer>>("CustomerEdge")
        .AddType<CustomerUpsertPayload>()
        .AddType<CustomerNotFound>()
        .AddType<CustomerVersionConflict>()
        .AddType<ExternalReferenceTaken>()
        .AddEnum<CustomerKind>()
        .AddEnum<CustomerStatus>()
        .AddEnum<Channel>()
        .AddEnum<CustomerOrderField>()
        .AddInput<OrderTerm<CustomerOrderField>>("CustomerOrder")
        .AddInput<CustomerUpsertInput>()
        .AddInput<ContactPoint>("ContactPointInput")
        .AddResolvers(typeof(CustomerQueries))
        .AddResolvers(typeof(CustomerFields))
        .AddResolvers(typeof(CustomerMutations));
}
