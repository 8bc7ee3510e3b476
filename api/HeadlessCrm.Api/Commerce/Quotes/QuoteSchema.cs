using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Quotes;

/// <summary>Binds <c>quotes.graphql</c>.</summary>
internal static class QuoteSchema
{
    public static ExecutableSchemaBuilder AddQuotes(this ExecutableSchemaBuilder builder) => builder
        .AddType<Quote>()
        .AddType<QuoteLine>()
        .AddType<Connection<Quote>>("QuoteConnection")
        .AddType<Edge<Quote>>("QuoteEdge")
        .AddType<QuotePayload>()
        .AddType<QuoteNotFound>()
        .AddType<QuoteAlreadyRecorded>()
        .AddType<QuoteAlreadyClosed>()
        .AddType<QuoteOfAnotherCustomer>()
        .AddType<QuoteAlreadyWon>()
        .AddEnum<QuoteStatus>()
        .AddEnum<QuoteOutcome>()
        .AddEnum<QuoteOrderField>()
        .AddInput<OrderTerm<QuoteOrderField>>("QuoteOrder")
        .AddInput<QuoteRecordInput>()
        .AddInput<QuoteLineInput>()
        .AddInput<QuoteCloseInput>()
        .AddResolvers(typeof(QuoteQueries))
        .AddResolvers(typeof(QuoteMutations))
        .AddResolvers(typeof(QuoteFields))
        .AddResolvers(typeof(QuoteAlreadyWonFields))
        .AddResolvers(typeof(CustomerQuoteFields));
}
