using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Contacts;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Contacts;

/// <summary>Makes persons contacts of companies.</summary>
[ResolversOf("Mutation")]
internal static class CompanyContactMutations
{
    public static async Task<CompanyContactPayload> CompanyContactUpsert(
        CompanyContactUpsertInput input, UpsertCompanyContact useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp(
            (input.Id, EntityKind.CompanyContact, "id"),
            (input.CompanyId, EntityKind.Customer, "companyId"),
            (input.PersonId, EntityKind.Customer, "personId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new Outcome<CompanyContact>(null, [mixedUp]);
        return new CompanyContactPayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>companyContactUpsert</c>.</summary>
internal sealed record CompanyContactPayload(CompanyContact? Contact, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>companyContactUpsert</c>.</summary>
internal sealed record CompanyContactUpsertInput(
    GlobalId? Id,
    GlobalId CompanyId,
    GlobalId PersonId,
    string? JobTitle,
    ContactRole? Role,
    DateOnly? Since,
    DateOnly? Until,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public UpsertCompanyContactCommand ToCommand() => new()
    {
        Id = Id?.Value,
        CompanyId = CompanyId.Value,
        PersonId = PersonId.Value,
        JobTitle = JobTitle,
        Role = Role,
        Since = Since,
        Until = Until,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>contacts.graphql</c>.</summary>
internal static class ContactSchema
{
    public static ExecutableSchemaBuilder AddContacts(this ExecutableSchemaBuilder builder) => builder
        .AddType<CompanyContact>()
        .AddType<Connection<CompanyContact>>("CompanyContactConnection")
        .AddType<Edge<CompanyContact>>("CompanyContactEdge")
        .AddType<CompanyContactPayload>()
        .AddEnum<ContactRole>()
        .AddEnum<CompanyContactOrderField>()
        .AddInput<OrderTerm<CompanyContactOrderField>>("CompanyContactOrder")
        .AddInput<CompanyContactUpsertInput>()
        .AddResolvers(typeof(CompanyContactMutations))
        .AddResolvers(typeof(CustomerContactFields))
        .AddResolvers(typeof(CompanyContactFields));
}
