using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>Responses in a form that can be compared: data with its order of keys, errors in any order.</summary>
internal static class ExecutionAnswer
{
    /// <summary>The whole response as text.</summary>
    /// <param name="response">A response, with its parts merged if there were several.</param>
    /// <param name="keysOrdered">Whether the order of keys matters; not in what was merged of several parts.</param>
    /// <param name="withErrors">Whether errors are shown.</param>
    public static string Show(JsonNode response, bool keysOrdered = true, bool withErrors = true)
    {
        if (response["fault"] is { } fault)
        {
            return fault.GetValue<string>();
        }

        var errors = (response["errors"] as JsonArray ?? []).Select(error => string.Concat(
                error!["message"]!.GetValue<string>(), " at ", Text(error["locations"]), " in ", Text(error["path"])))
            .Order(StringComparer.Ordinal);
        var data = response is JsonObject members && members.ContainsKey("data") ? Text(keysOrdered ? members["data"] : Sorted(members["data"])) : "none";
        return !withErrors ? data : $"data: {data}\nerrors:\n{string.Join('\n', errors)}";
    }

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
