using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Contacts;

/// <summary>Who is whose contact.</summary>
[ResolversOf("Customer")]
internal static class CustomerContactFields
{
    public static async Task<BatchResult<Connection<CompanyContact>>> Contacts(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ICompanyContactStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<CompanyContactOrderField>.Read(field, CompanyContactFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCompaniesAsync, store.CountByCompaniesAsync, cancellationToken);

    public static async Task<BatchResult<Connection<CompanyContact>>> Employers(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ICompanyContactStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<CompanyContactOrderField>.Read(field, CompanyContactFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByPersonsAsync, store.CountByPersonsAsync, cancellationToken);

    public static async Task<BatchResult<int?>> MissingContacts(
        IReadOnlyList<Customer> customers, ICompanyContactStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var counts = await store.CountPersonsAsync(customers.Ids(), today, cancellationToken);
        int?[] missing = [.. customers.Select((customer, i) => CompanyContact.MissingOf(customer, counts[i]))];
        return missing;
    }
}

/// <summary>Fields of a contact that are no properties of it.</summary>
[ResolversOf("CompanyContact")]
internal static class CompanyContactFields
{
    public static GlobalId Id(CompanyContact contact) => GlobalId.OfCompanyContact(contact.Id);

    public static bool IsCurrent(CompanyContact contact, TimeProvider clock) =>
        contact.IsCurrent(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    public static async Task<BatchResult<Customer?>> Company(
        IReadOnlyList<CompanyContact> contacts, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. contacts.Select(contact => contact.CompanyId)], cancellationToken));

    public static async Task<BatchResult<Customer?>> Person(
        IReadOnlyList<CompanyContact> contacts, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. contacts.Select(contact => contact.PersonId)], cancellationToken));
}
