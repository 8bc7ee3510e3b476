using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Households;

/// <summary>Questions about households.</summary>
[ResolversOf("Query")]
internal static class HouseholdQueries
{
    public static Task<Connection<Household>> Households(
        FieldContext field, IHouseholdStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<HouseholdOrderField>.Read(field, HouseholdFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Household?> Household(GlobalId id, IHouseholdStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Household, "id")], cancellationToken))[0];
}

/// <summary>Fields of a household that are no properties of it.</summary>
[ResolversOf("Household")]
internal static class HouseholdFields
{
    public static GlobalId Id(Household household) => GlobalId.OfHousehold(household.Id);

    public static Task<BatchResult<Household?>> Parent(
        IReadOnlyList<Household> households, IHouseholdStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(households, household => household.ParentId, store.GetAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<Household>>> Parts(
        IReadOnlyList<Household> households, IHouseholdStore store, CancellationToken cancellationToken) =>
        new(await store.GetPartsAsync([.. households.Select(household => household.Id)], cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<HouseholdMemberView>>> Members(
        IReadOnlyList<Household> households, IHouseholdStore store, CancellationToken cancellationToken)
    {
        var found = await store.GetMembersAsync([.. households.Select(household => household.Id)], cancellationToken);
        IReadOnlyList<HouseholdMemberView>[] lists =
        [
            .. found.Select(members => (IReadOnlyList<HouseholdMemberView>)
                [.. members.Select(member => new HouseholdMemberView(member, member == HouseholdMember.HeadOf(members)))]),
        ];
        return lists;
    }

    public static async Task<BatchResult<Customer?>> Head(
        IReadOnlyList<Household> households, IHouseholdStore store, ICustomerStore customers, CancellationToken cancellationToken)
    {
        var found = await store.GetMembersAsync([.. households.Select(household => household.Id)], cancellationToken);
        Guid?[] heads = [.. found.Select(members => HouseholdMember.HeadOf(members)?.CustomerId)];
        return await OptionalKeys.FindByIdAsync(heads, id => id, customers.GetAsync, cancellationToken);
    }
}

/// <summary><c>HouseholdMember</c>.</summary>
internal sealed class HouseholdMemberView(HouseholdMember member, bool isHead)
{
    public Guid CustomerId => member.CustomerId;

    public bool IsHead => isHead;

    public DateTimeOffset Since => member.Since;
}

/// <summary>Fields of a member that are no properties of it.</summary>
[ResolversOf("HouseholdMember")]
internal static class HouseholdMemberFields
{
    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<HouseholdMemberView> members, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. members.Select(member => member.CustomerId)], cancellationToken));
}

/// <summary>Where a customer lives.</summary>
[ResolversOf("Customer")]
internal static class CustomerHouseholdFields
{
    public static async Task<BatchResult<Household?>> Household(
        IReadOnlyList<Customer> customers, IHouseholdStore store, CancellationToken cancellationToken)
    {
        var found = await store.GetByCustomersAsync(customers.Ids(), cancellationToken);
        return await OptionalKeys.FindByIdAsync(found, member => member?.HouseholdId, store.GetAsync, cancellationToken);
    }
}
