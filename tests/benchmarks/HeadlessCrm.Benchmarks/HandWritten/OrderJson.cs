using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.HandWritten;

/// <summary>The orders' JSON, names encoded beforehand.</summary>
internal static class OrderJson
{
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    private static readonly JsonEncodedText Vehicle = JsonEncodedText.Encode("vehicle");
    private static readonly JsonEncodedText Vin = JsonEncodedText.Encode("vin");
    private static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
    private static readonly JsonEncodedText Make = JsonEncodedText.Encode("make");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText Buyer = JsonEncodedText.Encode("buyer");
    private static readonly JsonEncodedText DisplayName = JsonEncodedText.Encode("displayName");

    public static void Write(Utf8JsonWriter writer, Order order)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Number, order.Number);
        writer.WriteStartObject(Vehicle);
        writer.WriteString(Vin, order.Vehicle.Vin);
        writer.WriteStartObject(Model);
        writer.WriteString(Make, order.Vehicle.Model.Make);
        writer.WriteString(Name, order.Vehicle.Model.Name);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject(Buyer);
        writer.WriteString(DisplayName, order.Buyer.DisplayName);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
