using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Suggestions;

/// <summary>Questions about suggestions.</summary>
[ResolversOf("Query")]
internal static class SuggestionQueries
{
    public static Task<Connection<Suggestion>> Suggestions(
        FieldContext field, ISuggestionStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<SuggestionOrderField>.Read(field, SuggestionFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);
}

/// <summary>The suggestions of a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerSuggestionFields
{
    public static async Task<BatchResult<Connection<Suggestion>>> Suggestions(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ISuggestionStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<SuggestionOrderField>.Read(field, SuggestionFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of a suggestion that are no properties of it.</summary>
[ResolversOf("Suggestion")]
internal static class SuggestionFields
{
    public static GlobalId Id(Suggestion suggestion) => GlobalId.OfSuggestion(suggestion.Id);

    public static SuggestionState State(Suggestion suggestion, TimeProvider clock) => suggestion.StateAt(clock.GetUtcNow());

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Suggestion> suggestions, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. suggestions.Select(suggestion => suggestion.CustomerId)], cancellationToken));
}
