using HeadlessCrm.Api.Commerce.Corrections;
using HeadlessCrm.Api.Commerce.Returns;
using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Returns;
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
        .AddType<TransactionReturn>()
        .AddType<ReturnedLine>()
        .AddType<TransactionReturnPayload>()
        .AddType<ReturnExceedsPurchase>()
        .AddInput<TransactionReturnInput>()
        .AddInput<ReturnedQuantity>("ReturnedLineInput")
        .AddResolvers(typeof(TransactionReturnMutations))
        .AddResolvers(typeof(TransactionReturnFields))
        .AddType<RevisionEntry>("TransactionRevision")
        .AddType<TransactionCorrectPayload>()
        .AddType<TransactionHasReturns>()
        .AddInput<TransactionCorrectInput>()
        .AddResolvers(typeof(TransactionCorrectionMutations))
        .AddResolvers(typeof(TransactionRevisionFields))
        .AddResolvers(typeof(TransactionRevisionEntryFields))
        .AddResolvers(typeof(TransactionQueries))
        .AddResolvers(typeof(TransactionFields))
        .AddResolvers(typeof(TransactionMutations))
        .AddResolvers(typeof(CustomerCommerceFields));
}
