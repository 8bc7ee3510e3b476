using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Questions about complaints.</summary>
[ResolversOf("Query")]
internal static class ComplaintQueries
{
    public static Task<Connection<Complaint>> Complaints(
        FieldContext field, IComplaintStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<ComplaintOrderField>.Read(field, ComplaintFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Complaint?> Complaint(GlobalId id, IComplaintStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Complaint, "id")], cancellationToken))[0];

    public static async Task<IReadOnlyList<ComplaintTarget>> ComplaintTargets(
        IComplaintStore store, CancellationToken cancellationToken) =>
        [.. await store.ListTargetsAsync(cancellationToken), .. ComplaintTarget.Defaults];
}

/// <summary>What a customer complains of.</summary>
[ResolversOf("Customer")]
internal static class CustomerComplaintFields
{
    public static async Task<BatchResult<Connection<Complaint>>> Complaints(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IComplaintStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<ComplaintOrderField>.Read(field, ComplaintFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}
