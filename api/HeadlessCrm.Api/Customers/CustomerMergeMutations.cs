using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>Decisions on which records are of one customer, and which of their values count.</summary>
[ResolversOf("Mutation")]
internal static class CustomerMergeMutations
{
    public static async Task<CustomerFieldOverridePayload> CustomerFieldOverride(
        CustomerFieldOverrideInput input, OverrideCustomerField useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (MixedUp((input.CustomerId, "customerId")) is { } mixedUp)
        {
            return new CustomerFieldOverridePayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new CustomerFieldOverridePayload(
            outcome.Customer, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<CustomerMergePayload> CustomerMerge(
        CustomerMergeInput input, MergeCustomers useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (MixedUp((input.Keep, "keep"), (input.Merge, "merge")) is { } mixedUp)
        {
            return new CustomerMergePayload(null, null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new CustomerMergePayload(
            outcome.Customer, outcome.Effect, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<CustomerUnmergePayload> CustomerUnmerge(
        CustomerUnmergeInput input, UnmergeCustomer useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (MixedUp((input.CustomerId, "customerId")) is { } mixedUp)
        {
            return new CustomerUnmergePayload(null, null, null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new CustomerUnmergePayload(
            outcome.Customer, outcome.Restored, outcome.Effect, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<CustomerNeverMergePayload> CustomerNeverMerge(
        CustomerNeverMergeInput input, DecideNeverMerge useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (MixedUp((input.First, "first"), (input.Second, "second")) is { } mixedUp)
        {
            return new CustomerNeverMergePayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new CustomerNeverMergePayload(outcome.Pair, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    private static InvalidValue? MixedUp(params ReadOnlySpan<(GlobalId Id, string Name)> ids)
    {
        foreach (var (id, name) in ids)
        {
            if (!id.IsOf(EntityKind.Customer, name, out var mixedUp))
            {
                return mixedUp;
            }
        }

        return null;
    }
}

/// <summary>What came of <c>customerFieldOverride</c>.</summary>
internal sealed record CustomerFieldOverridePayload(Customer? Customer, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>customerMerge</c>.</summary>
internal sealed record CustomerMergePayload(
    Customer? Customer, CustomerMergeEffect? Effect, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>customerUnmerge</c>.</summary>
internal sealed record CustomerUnmergePayload(
    Customer? Customer, Customer? Restored, CustomerMergeEffect? Effect, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>customerNeverMerge</c>.</summary>
internal sealed record CustomerNeverMergePayload(NeverMergePair? Pair, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>Fields of <c>CustomerMergeEffect</c>.</summary>
[ResolversOf("CustomerMergeEffect")]
internal static class CustomerMergeEffectFields
{
    public static int ExternalRefs(CustomerMergeEffect effect) => effect.ExternalReferences;
}

/// <summary>Fields of <c>NeverMergePair</c>.</summary>
[ResolversOf("NeverMergePair")]
internal static class NeverMergePairFields
{
    public static GlobalId FirstId(NeverMergePair pair) => GlobalId.OfCustomer(pair.FirstId);

    public static GlobalId SecondId(NeverMergePair pair) => GlobalId.OfCustomer(pair.SecondId);
}

/// <summary>Fields of <c>CustomerAlreadyMerged</c>.</summary>
[ResolversOf("CustomerAlreadyMerged")]
internal static class CustomerAlreadyMergedFields
{
    public static GlobalId SurvivorId(CustomerAlreadyMerged error) => GlobalId.OfCustomer(error.SurvivorId);
}

/// <summary>Fields of <c>CustomersNeverMerge</c>.</summary>
[ResolversOf("CustomersNeverMerge")]
internal static class CustomersNeverMergeFields
{
    public static GlobalId FirstId(CustomersNeverMerge error) => GlobalId.OfCustomer(error.FirstId);

    public static GlobalId SecondId(CustomersNeverMerge error) => GlobalId.OfCustomer(error.SecondId);
}
