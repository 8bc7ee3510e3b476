using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>The meetings of a customer and the network.</summary>
[ResolversOf("Customer")]
internal static class CustomerTouchpointFields
{
    public static async Task<BatchResult<Connection<Interaction>>> Interactions(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IInteractionStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<InteractionOrderField>.Read(field, InteractionFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of an interaction that are no properties of it.</summary>
[ResolversOf("Interaction")]
internal static class InteractionFields
{
    public static GlobalId Id(Interaction interaction) => GlobalId.OfInteraction(interaction.Id);

    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<Interaction> interactions, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(
            interactions, interaction => interaction.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Interaction> interactions, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. interactions.Select(interaction => interaction.CustomerId)], cancellationToken));
}
