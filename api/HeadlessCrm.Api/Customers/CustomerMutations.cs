using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>Changes of customers.</summary>
[ResolversOf("Mutation")]
internal static class CustomerMutations
{
    public static async Task<CustomerUpsertPayload> CustomerUpsert(
        CustomerUpsertInput input, UpsertCustomer useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.Id is { } id && !id.IsOf(EntityKind.Customer, "id", out var mixedUp))
        {
            return new CustomerUpsertPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new CustomerUpsertPayload(
            outcome.Customer, ErrorMessages.For(context, outcome.Errors), outcome.Replayed, outcome.Match);
    }
}

/// <summary>What came of <c>customerUpsert</c>.</summary>
internal sealed record CustomerUpsertPayload(
    Customer? Customer, IReadOnlyList<DomainError> Errors, bool Replayed, UpsertMatch? Match = null);
