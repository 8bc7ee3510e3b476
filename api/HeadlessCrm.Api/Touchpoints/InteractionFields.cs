using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
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

/// <summary>Fields of interactions that are no properties of them: the same for every kind, so they are bound kind by kind.</summary>
internal static class InteractionFields
{
    private static readonly string[] Kinds = [nameof(Visit), nameof(Call), nameof(Message), nameof(EventAttendance)];

    public static ExecutableSchemaBuilder AddInteractionFields(this ExecutableSchemaBuilder builder)
    {
        foreach (var kind in Kinds)
        {
            builder
                .AddResolver(kind, "id", new PropertyResolver<GlobalId>(met => GlobalId.OfInteraction(((Interaction)met).Id)))
                .AddResolver(kind, "motive", new PropertyResolver<string?>(met => ((Interaction)met).Reason), kind == nameof(Visit))
                .AddResolver(
                    kind,
                    "productsOfInterest",
                    new PropertyResolver<IReadOnlyList<string>>(met => ((Interaction)met).ProductsOfInterest ?? []))
                .AddResolver(
                    kind,
                    "vehiclesOfInterest",
                    new PropertyResolver<IReadOnlyList<string>>(met => ((Interaction)met).VehiclesOfInterest ?? []))
                .AddResolver(kind, "dealer", new BatchResolver<Interaction, Dealer?>(DealerAsync))
                .AddResolver(kind, "place", new BatchResolver<Interaction, Touchpoint?>(PlaceAsync))
                .AddResolver(kind, "customer", new BatchResolver<Interaction, Customer?>(CustomerAsync))
                .AddResolver(kind, "transaction", new BatchResolver<Interaction, Transaction?>(TransactionAsync))
                .AddResolver(kind, "complaint", new BatchResolver<Interaction, Complaint?>(ComplaintAsync));
        }

        return builder;
    }

    private static ExecutableSchemaBuilder AddResolver(
        this ExecutableSchemaBuilder builder, string type, string field, FieldResolver resolver, bool isThere) =>
        isThere ? builder.AddResolver(type, field, resolver) : builder;

    private static async ValueTask<BatchResult<Dealer?>> DealerAsync(IReadOnlyList<Interaction> met, FieldContext field) =>
        await OptionalKeys.FindAsync(
            met, one => one.DealerCode, Of<IDealerStore>(field).FindByCodesAsync, field.CancellationToken);

    private static async ValueTask<BatchResult<Touchpoint?>> PlaceAsync(IReadOnlyList<Interaction> met, FieldContext field) =>
        await OptionalKeys.FindAsync(
            met, one => one.TouchpointCode, Of<ITouchpointStore>(field).FindByCodesAsync, field.CancellationToken);

    private static async ValueTask<BatchResult<Customer?>> CustomerAsync(IReadOnlyList<Interaction> met, FieldContext field) =>
        new(await Of<ICustomerStore>(field).GetAsync([.. met.Select(one => one.CustomerId)], field.CancellationToken));

    private static async ValueTask<BatchResult<Transaction?>> TransactionAsync(IReadOnlyList<Interaction> met, FieldContext field) =>
        await OptionalKeys.FindByIdAsync(
            met, one => one.TransactionId, Of<ITransactionStore>(field).GetAsync, field.CancellationToken);

    private static async ValueTask<BatchResult<Complaint?>> ComplaintAsync(IReadOnlyList<Interaction> met, FieldContext field) =>
        await OptionalKeys.FindByIdAsync(
            met, one => one.ComplaintId, Of<IComplaintStore>(field).GetAsync, field.CancellationToken);

    private static T Of<T>(FieldContext field)
        where T : notnull => field.Services.GetRequiredService<T>();
}
