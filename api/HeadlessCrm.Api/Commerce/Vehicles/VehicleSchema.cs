using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary>Binds <c>vehicles.graphql</c>.</summary>
internal static class VehicleSchema
{
    public static ExecutableSchemaBuilder AddVehicles(this ExecutableSchemaBuilder builder) => builder
        .AddScalar(new VinScalar())
        .AddType<Vehicle>()
        .AddType<Connection<Vehicle>>("VehicleConnection")
        .AddType<Edge<Vehicle>>("VehicleEdge")
        .AddType<VinDecode>()
        .AddType<VinProblem>()
        .AddType<VehiclePeriod>()
        .AddType<OdometerHistory>()
        .AddType<OdometerReading>()
        .AddType<OdometerRollback>()
        .AddType<ServicePlan>()
        .AddType<PlannedService>()
        .AddType<Connection<ServicePlan>>("ServicePlanConnection")
        .AddType<Edge<ServicePlan>>("ServicePlanEdge")
        .AddType<DueService>()
        .AddType<ServiceOccurrence>()
        .AddEnum<ServiceOutcome>()
        .AddType<ServiceDone>()
        .AddType<Connection<DueService>>("DueServiceConnection")
        .AddType<Edge<DueService>>("DueServiceEdge")
        .AddType<VehicleUpsertPayload>()
        .AddType<VehiclePeriodBeginPayload>()
        .AddType<VehiclePeriodEndPayload>()
        .AddType<OdometerRecordPayload>()
        .AddType<ServicePlanUpsertPayload>()
        .AddType<VehicleNotFound>()
        .AddType<VehicleVersionConflict>()
        .AddType<VehiclePeriodOverlap>()
        .AddType<VehicleNotHeld>()
        .AddType<ServicePlanVersionConflict>()
        .AddEnum<VehicleOrderField>()
        .AddEnum<VinProblemKind>()
        .AddEnum<VinRegion>()
        .AddEnum<VehicleRole>()
        .AddEnum<ServicePlanOrderField>()
        .AddEnum<ServiceDueStatus>()
        .AddEnum<ServiceScheduleInput>()
        .AddInput<OrderTerm<VehicleOrderField>>("VehicleOrder")
        .AddInput<OrderTerm<ServicePlanOrderField>>("ServicePlanOrder")
        .AddInput<VehicleUpsertInput>()
        .AddInput<VehiclePeriodBeginInput>()
        .AddInput<VehiclePeriodEndInput>()
        .AddInput<OdometerRecordInput>()
        .AddInput<ServicePlanUpsertInput>()
        .AddInput<PlannedService>("PlannedServiceInput")
        .AddResolvers(typeof(VehicleQueries))
        .AddResolvers(typeof(VehicleMutations))
        .AddResolvers(typeof(CustomerVehicleFields))
        .AddResolvers(typeof(VehicleFields))
        .AddResolvers(typeof(VehiclePeriodFields))
        .AddResolvers(typeof(OdometerRecordFields))
        .AddResolvers(typeof(OdometerReadingFields))
        .AddResolvers(typeof(ServiceDoneFields));
}
