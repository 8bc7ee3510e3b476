using System.Text.Json;
using System.Text.Json.Serialization;

namespace HeadlessCrm.Benchmarks.Data;

/// <summary>Moments as the DateTime scalar writes them.</summary>
internal sealed class UtcMomentConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
