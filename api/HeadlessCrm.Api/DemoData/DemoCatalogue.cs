using HeadlessCrm.Domain.Organisation;

namespace HeadlessCrm.Api.DemoData;

/// <summary>The made-up dealer group: where it is and what it sells.</summary>
internal static class DemoCatalogue
{
    /// <summary>The system all demo references belong to.</summary>
    public const string System = "demo";

    /// <summary>The dealers of the group.</summary>
    public static IReadOnlyList<Dealer> Dealers { get; } =
    [
        new("LIM-SUR", "Andina Motors Surquillo", "Lima"),
        new("LIM-NOR", "Andina Motors Los Olivos", "Lima"),
        new("LIM-EST", "Andina Motors La Molina", "Lima"),
        new("AQP", "Andina Motors Arequipa", "Arequipa"),
        new("TRU", "Andina Motors Trujillo", "Trujillo"),
        new("CIX", "Andina Motors Chiclayo", "Chiclayo"),
        new("CUZ", "Andina Motors Cusco", "Cusco"),
        new("PIU", "Andina Motors Piura", "Piura"),
    ];

    /// <summary>The models, with their list price in US dollars and the start of their VINs.</summary>
    public static IReadOnlyList<DemoModel> Models { get; } =
    [
        new("Toyota", "Yaris", 17_990, "9BR"),
        new("Toyota", "Corolla Cross", 28_490, "9BR"),
        new("Toyota", "RAV4", 36_990, "JTM"),
        new("Toyota", "Hilux", 39_990, "8AJ"),
        new("Kia", "Picanto", 13_990, "KNA"),
        new("Kia", "Sportage", 27_990, "KNA"),
        new("Hyundai", "Tucson", 29_490, "KMH"),
        new("Volvo", "XC40", 49_900, "YV1"),
    ];

    /// <summary>What the workshop does, with the usual hours of labour and price of parts in US dollars.</summary>
    public static IReadOnlyList<DemoService> Services { get; } =
    [
        new("MAINTENANCE-5K", 1.0m, 45),
        new("MAINTENANCE-10K", 1.5m, 95),
        new("MAINTENANCE-20K", 2.5m, 180),
        new("MAINTENANCE-40K", 4.0m, 340),
        new("BRAKES", 2.0m, 160),
        new("TYRES", 1.0m, 420),
        new("BODY-AND-PAINT", 9.0m, 380),
        new("DIAGNOSIS", 1.0m, 0),
    ];
}

/// <summary>A model of vehicle.</summary>
internal sealed record DemoModel(string Make, string Name, decimal Price, string VinStart);

/// <summary>A job of the workshop.</summary>
internal sealed record DemoService(string Code, decimal Hours, decimal Parts);
