using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Fleets;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Fleets;

/// <summary>Makes fleets and changes what is in them.</summary>
[ResolversOf("Mutation")]
internal static class FleetMutations
{
    public static async Task<FleetPayload> FleetUpsert(
        FleetUpsertInput input, UpsertFleet useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp(
            (input.Id, EntityKind.Fleet, "id"),
            (input.CompanyId, EntityKind.Customer, "companyId"),
            (input.ParentId, EntityKind.Fleet, "parentId"));
        return Answer(
            context,
            mixedUp is null ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken) : new Outcome<Fleet>(null, [mixedUp]));
    }

    public static async Task<FleetPayload> FleetVehiclesChange(
        FleetVehiclesChangeInput input, ChangeFleetVehicles useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var mixedUp = GivenIds.MixedUp((input.FleetId, EntityKind.Fleet, "fleetId"));
        return Answer(
            context,
            mixedUp is null ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken) : new Outcome<Fleet>(null, [mixedUp]));
    }

    private static FleetPayload Answer(HttpContext context, Outcome<Fleet> outcome) =>
        new(outcome.Value, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
}

/// <summary>What came of a change of a fleet.</summary>
internal sealed record FleetPayload(Fleet? Fleet, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>fleetUpsert</c>.</summary>
internal sealed record FleetUpsertInput(
    GlobalId? Id, GlobalId CompanyId, string Name, GlobalId? ParentId, int? ExpectedVersion, string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public UpsertFleetCommand ToCommand() => new()
    {
        Id = Id?.Value,
        CompanyId = CompanyId.Value,
        Name = Name,
        ParentId = ParentId?.Value,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>fleetVehiclesChange</c>.</summary>
internal sealed record FleetVehiclesChangeInput(
    GlobalId FleetId,
    IReadOnlyList<string>? Add,
    IReadOnlyList<string>? Remove,
    int? ExpectedVersion,
    string? IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeFleetVehiclesCommand ToCommand() => new()
    {
        FleetId = FleetId.Value,
        Add = Add,
        Remove = Remove,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>Binds <c>fleets.graphql</c>.</summary>
internal static class FleetSchema
{
    public static ExecutableSchemaBuilder AddFleets(this ExecutableSchemaBuilder builder) => builder
        .AddType<Fleet>()
        .AddType<FleetVehicle>()
        .AddType<Connection<Fleet>>("FleetConnection")
        .AddType<Edge<Fleet>>("FleetEdge")
        .AddType<Connection<FleetVehicle>>("FleetVehicleConnection")
        .AddType<Edge<FleetVehicle>>("FleetVehicleEdge")
        .AddType<FleetPayload>()
        .AddEnum<FleetOrderField>()
        .AddInput<OrderTerm<FleetOrderField>>("FleetOrder")
        .AddInput<FleetUpsertInput>()
        .AddInput<FleetVehiclesChangeInput>()
        .AddResolvers(typeof(FleetQueries))
        .AddResolvers(typeof(CustomerFleetFields))
        .AddResolvers(typeof(FleetFields))
        .AddResolvers(typeof(FleetVehicleFields))
        .AddResolvers(typeof(FleetMutations));
}
