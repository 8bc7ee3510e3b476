using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
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
        .AddType<CustomerFieldView>("CustomerField")
        .AddType<CustomerFieldClaimView>("CustomerFieldClaim")
        .AddType<SourceRecordView>("SourceRecord")
        .AddType<SourceValueView>("SourceValue")
        .AddType<SourceContactView>("SourceContactPoint")
        .AddType<NeverMergePair>()
        .AddType<CustomerMergeEffect>()
        .AddType<CustomerMergeMove>()
        .AddEnum<CustomerMergeMoveKind>()
        .AddType<CustomerPurchaseProfile>("PurchaseProfile")
        .AddType<CustomerFieldOverridePayload>()
        .AddType<CustomerMergePayload>()
        .AddType<CustomerUnmergePayload>()
        .AddType<CustomerNeverMergePayload>()
        .AddType<CustomerMergedWithItself>()
        .AddType<CustomerAlreadyMerged>()
        .AddType<CustomerNotMerged>()
        .AddType<CustomersNeverMerge>()
        .AddInput<CustomerSourceInput>()
        .AddInput<NamedValue>("NamedValueInput")
        .AddInput<CustomerFieldOverrideInput>()
        .AddInput<CustomerMergeInput>()
        .AddInput<CustomerUnmergeInput>()
        .AddInput<CustomerNeverMergeInput>()
        .AddResolvers(typeof(GoldenRecordFields))
        .AddResolvers(typeof(CustomerMergeMutations))
        .AddResolvers(typeof(CustomerMergeEffectFields))
        .AddResolvers(typeof(NeverMergePairFields))
        .AddResolvers(typeof(CustomerAlreadyMergedFields))
        .AddResolvers(typeof(CustomersNeverMergeFields))
        .AddResolvers(typeof(CustomerQueries))
        .AddResolvers(typeof(CustomerFields))
        .AddResolvers(typeof(CustomerMutations));
}
