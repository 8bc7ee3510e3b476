using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Households;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Households;

/// <summary>Makes households and says who lives in them.</summary>
[ResolversOf("Mutation")]
internal static class HouseholdMutations
{
    public static async Task<HouseholdPayload> HouseholdUpsert(
        HouseholdUpsertInput input, UpsertHousehold useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp(
            (input.Id, EntityKind.Household, "id"), (input.ParentId, EntityKind.Household, "parentId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new Outcome<Household>(null, [mixedUp]);
        return new HouseholdPayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<HouseholdPlacePayload> HouseholdPlace(
        HouseholdPlaceInput input, PlaceInHousehold useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp(
            (input.HouseholdId, EntityKind.Household, "householdId"), (input.CustomerId, EntityKind.Customer, "customerId"));
        var outcome = mixedUp is null
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new Outcome<Customer>(null, [mixedUp]);
        return new HouseholdPlacePayload(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>householdUpsert</c>.</summary>
internal sealed record HouseholdPayload(Household? Household, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>householdPlace</c>.</summary>
internal sealed record HouseholdPlacePayload(Customer? Customer, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>householdUpsert</c>.</summary>
internal sealed record HouseholdUpsertInput(
    GlobalId? Id, string Name, GlobalId? ParentId, int? ExpectedVersion, string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public UpsertHouseholdCommand ToCommand() => new()
    {
        Id = Id?.Value,
        Name = Name,
        ParentId = ParentId?.Value,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>householdPlace</c>.</summary>
internal sealed record HouseholdPlaceInput
{
    public GlobalId? HouseholdId { get; init; }

    public required GlobalId CustomerId { get; init; }

    public bool IsHead { get; init; }

    public DateTimeOffset? Since { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public PlaceInHouseholdCommand ToCommand() => new()
    {
        HouseholdId = HouseholdId?.Value,
        CustomerId = CustomerId.Value,
        IsHead = IsHead,
        Since = Since,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>households.graphql</c>.</summary>
internal static class HouseholdSchema
{
    public static ExecutableSchemaBuilder AddHouseholds(this ExecutableSchemaBuilder builder) => builder
        .AddType<Household>()
        .AddType<HouseholdMemberView>("HouseholdMember")
        .AddType<Connection<Household>>("HouseholdConnection")
        .AddType<Edge<Household>>("HouseholdEdge")
        .AddType<HouseholdPayload>()
        .AddType<HouseholdPlacePayload>()
        .AddEnum<HouseholdOrderField>()
        .AddInput<OrderTerm<HouseholdOrderField>>("HouseholdOrder")
        .AddInput<HouseholdUpsertInput>()
        .AddInput<HouseholdPlaceInput>()
        .AddResolvers(typeof(HouseholdQueries))
        .AddResolvers(typeof(HouseholdFields))
        .AddResolvers(typeof(HouseholdMemberFields))
        .AddResolvers(typeof(CustomerHouseholdFields))
        .AddResolvers(typeof(HouseholdMutations));
}
