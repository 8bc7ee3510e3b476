using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>Responses in a form that can be compared: data with its order of keys, errors in any order.</summary>
internal static class ExecutionAnswer
{
    /// <summary>The whole response as text.</summary>
    public static string Show(JsonNode response)
    {
        if (response["fault"] is { } fault)
        {
            return fault.GetValue<string>();
        }

        var data = response is JsonObject members && members.ContainsKey("data") ? Text(members["data"]) : "none";
        return $"data: {data}\nerrors:\n{string.Join('\n', ErrorsOf(response))}";
    }

    /// <summary>The errors, each with its message, places and path, in an order of their own.</summary>
    public static IEnumerable<string> ErrorsOf(JsonNode response) =>
        (response["fault"] is null ? response["errors"] as JsonArray ?? [] : []).Select(error => string.Concat(
                error!["message"]!.GetValue<string>(), " at ", Text(error["locations"]), " in ", Text(error["path"])))
            .Order(StringComparer.Ordinal);

    /// <summary>The data alone, without regard to the order of its keys, which merging does not keep.</summary>
    public static string ShowData(JsonNode response) =>
        response["fault"]?.GetValue<string>() ?? $"data: {Text(Sorted(response["data"]))}";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Text(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray items => $"[{string.Join(",", items.Select(item => Text(item)))}]",
        JsonObject members => $"{{{string.Join(",", members.Select(member => $"{member.Key}:{Text(member.Value)}"))}}}",
        _ => Leaf(node),
    };

    private static string Leaf(JsonNode node) => node.GetValueKind() switch
    {
        // The same number may be written in several ways, and minus zero is zero.
        JsonValueKind.Number => (double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture) + 0.0).ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String when node.GetValue<string>() is ['{', ..] text => Echoed(text),
        JsonValueKind.String => $"\"{node.GetValue<string>()}\"",
        _ => node.ToJsonString(),
    };

    /// <summary>Echoed arguments are JSON within a string; how it is escaped does not matter.</summary>
    private static string Echoed(string text)
    {
        try
        {
            return $"echo {Text(JsonNode.Parse(text))}";
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
