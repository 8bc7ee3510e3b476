namespace HeadlessCrm.Benchmarks.Data;

/// <summary>An order with what belongs to it, four objects deep.</summary>
internal sealed record Order(int Number, DateTimeOffset PlacedAt, Vehicle Vehicle, Buyer Buyer);

internal sealed record Vehicle(string Vin, Model Model);

internal sealed record Model(string Make, string Name);

internal sealed record Buyer(string DisplayName, string? City);
