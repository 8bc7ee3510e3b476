using System.Text.Json;
using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;

/// <summary>Vehicles of leads as they are stored: JSON, absent where it was not said. Properties may be added, never renamed.</summary>
internal static partial class LeadVehicleJson
{
    public static string? Write(LeadVehicle? vehicle) =>
        vehicle is null ? null : JsonSerializer.Serialize(vehicle, VehicleJson.Default.LeadVehicle);

    public static LeadVehicle? Read(string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize(stored, VehicleJson.Default.LeadVehicle);

    [JsonSerializable(typeof(LeadVehicle))]
    [JsonSourceGenerationOptions(
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class VehicleJson : JsonSerializerContext;
}
