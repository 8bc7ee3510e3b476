using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>A fault at one place of a response, in the form of the conformance packs.</summary>
internal static class FaultGenerator
{
    /// <summary>A fault, or null when the response has no place for one.</summary>
    public static JsonObject? Fault(SeededRandom random, JsonNode response)
    {
        var places = new List<(JsonArray Path, JsonNode? Value)>();
        if (response["data"] is JsonObject data)
        {
            Collect([], data, places);
        }

        return places.Count == 0 ? null : Fault(random, random.Pick(places));
    }

    private static JsonObject Fault(SeededRandom random, (JsonArray Path, JsonNode? Value) place)
    {
        var fault = new JsonObject { ["path"] = place.Path.DeepClone() };
        var endsInField = place.Path[^1]!.GetValueKind() == JsonValueKind.String;
        switch (random.Below(3))
        {
            case 0 when endsInField:
                fault["kind"] = "throw";
                fault["message"] = "It did not work.";
                break;
            case 1 when BadValue(place.Value) is { } bad:
                fault["kind"] = place.Value is JsonArray ? "notAList" : "badLeaf";
                fault["value"] = bad;
                break;
            default:
                fault["kind"] = "null";
                break;
        }

        return fault;
    }

    private static JsonNode? BadValue(JsonNode? value) => value switch
    {
        null or JsonObject => null,
        JsonArray => JsonValue.Create(7),
        _ when value.GetValueKind() != JsonValueKind.String => JsonValue.Create("bad"),
        _ when value.GetValue<string>() is "str" or "id" => new JsonObject(),
        _ => JsonValue.Create("NOT_A_MEMBER"),
    };

    private static void Collect(JsonArray path, JsonNode? node, List<(JsonArray Path, JsonNode? Value)> places)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => ((JsonNode)JsonValue.Create(member.Key), member.Value)),
            JsonArray items => items.Select((item, index) => ((JsonNode)JsonValue.Create(index), item)),
            _ => [],
        };
        foreach (var (key, value) in children)
        {
            var below = (JsonArray)path.DeepClone();
            below.Add(key);

            // __typename is not resolved by the wiring.
            if (value is not JsonValue || value.GetValueKind() != JsonValueKind.String || !IsTypeName(value.GetValue<string>()))
            {
                places.Add((below, value));
            }

            Collect(below, value, places);
        }
    }

    private static bool IsTypeName(string text) => char.IsAsciiLetterUpper(text[0]) && text.Any(char.IsAsciiLetterLower);
}
