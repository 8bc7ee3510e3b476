using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.ConformanceDriver;

/// <summary>JSON as plain CLR values and back.</summary>
internal static class PlainValues
{
    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Of).ToArray(),
        _ => value.EnumerateObject().ToDictionary(member => member.Name, member => Of(member.Value)),
    };

    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        IEnumerable<KeyValuePair<string, object?>> members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToJson)]),
        _ => JsonValue.Create(value.ToString()),
    };
}
