using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Commerce.Vehicles;

/// <summary><c>Vin</c>: a vehicle identification number, brought into capitals.</summary>
internal sealed class VinScalar()
    : StringFormatScalar("Vin", "17 letters and digits without I, O and Q, such as 1HGCM82633A004352")
{
    protected override bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = text.ToUpperInvariant();
        return VehicleIdentification.IsWellFormed(value);
    }
}
