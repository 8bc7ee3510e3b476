using System.Text.Json;
using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

/// <summary>
/// What a source says, as it is stored: JSON with short names, absent where it is the usual. Properties may be added, never
/// renamed or given another meaning.
/// </summary>
internal static partial class SourceRecordJson
{
    public static byte[] Write(SourceRecord record) => JsonSerializer.SerializeToUtf8Bytes(
        new Content(
            [
                .. record.Values.Select(value => new StoredValue(
                    value.Field, value.Value, value.ObservedAt.UtcTicks, !value.IsDeclared, value.IsVerified, value.IsOverride)),
            ],
            [
                .. record.Contacts.Select(contact => new StoredContact(
                    (int)contact.Point.Channel,
                    contact.Point.Value,
                    contact.Point.VerifiedAt?.UtcTicks,
                    contact.Point.IsPreferred,
                    contact.ObservedAt.UtcTicks,
                    !contact.IsDeclared,
                    contact.IsRemoved)),
            ]),
        StoredJson.Default.Content);

    public static (IReadOnlyList<SourceValue> Values, IReadOnlyList<SourceContact> Contacts) Read(byte[] stored)
    {
        var content = JsonSerializer.Deserialize(stored, StoredJson.Default.Content)!;
        return (
            [
                .. content.Values.Select(value => new SourceValue(
                    value.Field, value.Value, Instant(value.At), !value.IsObserved, value.IsVerified, value.IsOverride)),
            ],
            [
                .. content.Contacts.Select(contact => new SourceContact(
                    new ContactPoint(
                        (Channel)contact.Channel,
                        contact.Value,
                        contact.VerifiedAt is { } ticks ? Instant(ticks) : null,
                        contact.IsPreferred),
                    Instant(contact.At),
                    !contact.IsObserved,
                    contact.IsRemoved)),
            ]);
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    internal sealed record Content(
        [property: JsonPropertyName("v")] IReadOnlyList<StoredValue> Values,
        [property: JsonPropertyName("c")] IReadOnlyList<StoredContact> Contacts);

    internal sealed record StoredValue(
        [property: JsonPropertyName("f")] string Field,
        [property: JsonPropertyName("v")] string? Value,
        [property: JsonPropertyName("t")] long At,
        [property: JsonPropertyName("o")] bool IsObserved,
        [property: JsonPropertyName("p")] bool IsVerified,
        [property: JsonPropertyName("x")] bool IsOverride);

    internal sealed record StoredContact(
        [property: JsonPropertyName("k")] int Channel,
        [property: JsonPropertyName("v")] string Value,
        [property: JsonPropertyName("p")] long? VerifiedAt,
        [property: JsonPropertyName("b")] bool IsPreferred,
        [property: JsonPropertyName("t")] long At,
        [property: JsonPropertyName("o")] bool IsObserved,
        [property: JsonPropertyName("r")] bool IsRemoved);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class StoredJson : JsonSerializerContext;
}
