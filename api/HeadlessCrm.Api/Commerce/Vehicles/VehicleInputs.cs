using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.GraphQL.Coercion;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary>The input of <c>vehicleUpsert</c>.</summary>
internal sealed record VehicleUpsertInput
{
    public required string Vin { get; init; }

    public string? Make { get; init; }

    public string? Model { get; init; }

    public int? ModelYear { get; init; }

    public Optional<string?> LicensePlate { get; init; }

    public DateTimeOffset? InServiceAt { get; init; }

    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public UpsertVehicleCommand ToCommand() => new()
    {
        Vin = Vin,
        Make = Make,
        Model = Model,
        ModelYear = ModelYear,
        LicensePlate = LicensePlate.IsPresent ? LicensePlate.Value ?? string.Empty : null,
        InServiceAt = InServiceAt,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>vehiclePeriodBegin</c>.</summary>
internal sealed record VehiclePeriodBeginInput(
    string Vin,
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    VehicleRole Role,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeVehiclePeriodCommand ToCommand() => new()
    {
        Vin = Vin,
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Role = Role,
        IsEnd = false,
        Since = Since,
        Until = Until,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>vehiclePeriodEnd</c>.</summary>
internal sealed record VehiclePeriodEndInput(
    string Vin,
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    VehicleRole Role,
    DateTimeOffset? Until,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeVehiclePeriodCommand ToCommand() => new()
    {
        Vin = Vin,
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Role = Role,
        IsEnd = true,
        Until = Until,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>odometerRecord</c>.</summary>
internal sealed record OdometerRecordInput(string Vin, int Km, DateTimeOffset? ReadAt, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordOdometerCommand ToCommand() => new() { Vin = Vin, Km = Km, ReadAt = ReadAt, IdempotencyKey = IdempotencyKey };
}

/// <summary>The input of <c>servicePlanUpsert</c>.</summary>
internal sealed record ServicePlanUpsertInput
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? Make { get; init; }

    public string? Model { get; init; }

    public int? FromModelYear { get; init; }

    public int? ToModelYear { get; init; }

    public required PlannedService[] Services { get; init; }

    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public SaveServicePlanCommand ToCommand() => new()
    {
        Code = Code,
        Name = Name,
        Make = Make,
        Model = Model,
        FromModelYear = FromModelYear,
        ToModelYear = ToModelYear,
        Services = Services,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}
