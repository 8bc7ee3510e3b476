using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce;

/// <summary>Binds <c>commerce.graphql</c>.</summary>
internal static class CommerceSchema
{
    public static ExecutableSchemaBuilder AddCommerce(this ExecutableSchemaBuilder builder) => builder
        .AddType<Transaction>()
        .AddType<TransactionLine>()
        .AddType<Reversal>()
        .AddType<Connection<Transaction>>("TransactionConnection")
        .AddType<Edge<Transaction>>("TransactionEdge")
        .AddType<PurchaseSummary>()
        .AddType<CurrencyTotal>()
        .AddType<TransactionRecordPayload>()
        .AddType<TransactionReversePayload>()
        .AddType<TransactionNotFound>()
        .AddType<TransactionAlreadyRecorded>()
        .AddType<TransactionAlreadyReversed>()
        .AddEnum<TransactionKind>()
        .AddEnum<TransactionOrderField>()
        .AddInput<OrderTerm<TransactionOrderField>>("TransactionOrder")
        .AddInput<TransactionRecordInput>()
        .AddInput<TransactionReverseInput>()
        .AddInput<TransactionLineInput>()
        .AddResolvers(typeof(TransactionQueries))
        .AddResolvers(typeof(TransactionFields))
        .AddResolvers(typeof(TransactionMutations))
        .AddResolvers(typeof(CustomerCommerceFields));
}
