using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary>Changes what is known of vehicles.</summary>
[ResolversOf("Mutation")]
internal static class VehicleMutations
{
    public static async Task<VehicleUpsertPayload> VehicleUpsert(
        VehicleUpsertInput input, UpsertVehicle useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new VehicleUpsertPayload(outcome.Vehicle, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<VehiclePeriodBeginPayload> VehiclePeriodBegin(
        VehiclePeriodBeginInput input, ChangeVehiclePeriod useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(input.CustomerId, input.ToCommand(), useCase, cancellationToken);
        return new VehiclePeriodBeginPayload(outcome.Period, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<VehiclePeriodEndPayload> VehiclePeriodEnd(
        VehiclePeriodEndInput input, ChangeVehiclePeriod useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await ChangeAsync(input.CustomerId, input.ToCommand(), useCase, cancellationToken);
        return new VehiclePeriodEndPayload(outcome.Period, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<OdometerRecordPayload> OdometerRecord(
        OdometerRecordInput input, RecordOdometer useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new OdometerRecordPayload(
            outcome.Vehicle, outcome.Reading, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<ServicePlanUpsertPayload> ServicePlanUpsert(
        ServicePlanUpsertInput input, SaveServicePlan useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new ServicePlanUpsertPayload(outcome.Plan, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    private static async Task<ChangeVehiclePeriodOutcome> ChangeAsync(
        GlobalId? customerId, ChangeVehiclePeriodCommand command, ChangeVehiclePeriod useCase, CancellationToken cancellationToken) =>
        customerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp)
            ? new ChangeVehiclePeriodOutcome(null, [mixedUp])
            : await useCase.ExecuteAsync(command, cancellationToken);
}

/// <summary>What came of <c>vehicleUpsert</c>.</summary>
internal sealed record VehicleUpsertPayload(Vehicle? Vehicle, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>vehiclePeriodBegin</c>.</summary>
internal sealed record VehiclePeriodBeginPayload(VehiclePeriod? Period, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>vehiclePeriodEnd</c>.</summary>
internal sealed record VehiclePeriodEndPayload(VehiclePeriod? Period, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>odometerRecord</c>.</summary>
internal sealed record OdometerRecordPayload(
    Vehicle? Vehicle, OdometerReading? Reading, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>servicePlanUpsert</c>.</summary>
internal sealed record ServicePlanUpsertPayload(ServicePlan? Plan, IReadOnlyList<DomainError> Errors, bool Replayed);
