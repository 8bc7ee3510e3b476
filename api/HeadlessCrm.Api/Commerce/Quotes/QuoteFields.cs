using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Commerce.Quotes;

/// <summary>Fields of a quote that are no properties of it.</summary>
[ResolversOf("Quote")]
internal static class QuoteFields
{
    public static GlobalId Id(Quote quote) => GlobalId.OfQuote(quote.Id);

    public static ExternalReference? ExternalRef(Quote quote) => quote.ExternalReference;

    public static QuoteStatus Status(Quote quote, TimeProvider clock) => quote.StatusAt(clock.GetUtcNow());

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Quote> quotes, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. quotes.Select(quote => quote.CustomerId)], cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<QuoteLine>>> Lines(
        IReadOnlyList<Quote> quotes, IQuoteStore store, CancellationToken cancellationToken) =>
        new(await store.GetLinesAsync([.. quotes.Select(quote => quote.Id)], cancellationToken));

    public static async Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<Quote> quotes, ITransactionStore store, CancellationToken cancellationToken)
    {
        Guid[] named = [.. quotes.Select(quote => quote.TransactionId).OfType<Guid>().Distinct()];
        var found = (await store.GetAsync(named, cancellationToken)).OfType<Transaction>().ToDictionary(sale => sale.Id);
        Transaction?[] sales = [.. quotes.Select(quote => quote.TransactionId is { } id ? found.GetValueOrDefault(id) : null)];
        return sales;
    }
}

/// <summary>Questions about quotes.</summary>
[ResolversOf("Query")]
internal static class QuoteQueries
{
    public static Task<Connection<Quote>> Quotes(
        FieldContext field, IQuoteStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<QuoteOrderField>.Read(field, QuoteFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Quote?> Quote(GlobalId id, IQuoteStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Quote, "id")], cancellationToken))[0];
}

/// <summary>What a customer was offered.</summary>
[ResolversOf("Customer")]
internal static class CustomerQuoteFields
{
    public static async Task<BatchResult<Connection<Quote>>> Quotes(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IQuoteStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<QuoteOrderField>.Read(field, QuoteFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of the refusal of a quote that another transaction won.</summary>
[ResolversOf("QuoteAlreadyWon")]
internal static class QuoteAlreadyWonFields
{
    public static async Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<QuoteAlreadyWon> errors, ITransactionStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. errors.Select(error => error.TransactionId)], cancellationToken));
}
