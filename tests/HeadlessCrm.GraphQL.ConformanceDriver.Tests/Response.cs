using System.Text.Json;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.ConformanceDriver.Tests;

/// <summary>A response, plain or merged from the payloads of incremental delivery, in a form that can be compared.</summary>
internal sealed class Response(JsonNode? data, bool hasData, IReadOnlyList<JsonNode> errors)
{
    public string Data { get; } = hasData ? Canonical(data) : "(none)";

    public IReadOnlyList<JsonNode> Errors { get; } = errors;

    public static Response Of(JsonNode? response) => new(
        response!["data"], response.AsObject().ContainsKey("data"), [.. (response["errors"]?.AsArray() ?? []).Select(error => error!)]);

    public static Response Of(JsonElement expected) => Of(JsonNode.Parse(expected.GetRawText()));

    /// <summary>Merges payloads as the packs' README says; throws when the stream breaks its own rules.</summary>
    public static Response Merge(JsonNode answer)
    {
        if (answer is not JsonArray payloads)
        {
            return Of(answer);
        }

        var first = payloads[0]!;
        var data = first["data"]?.DeepClone();
        var errors = new List<JsonNode>(ErrorsOf(first));
        var open = new Dictionary<string, JsonArray>();
        for (var i = 0; i < payloads.Count; i++)
        {
            var payload = payloads[i]!;
            Assert.Equal(i < payloads.Count - 1, payload["hasNext"]!.GetValue<bool>());
            foreach (var pending in Items(payload, "pending"))
            {
                open.Add(pending["id"]!.GetValue<string>(), pending["path"]!.AsArray());
            }

            foreach (var increment in Items(payload, "incremental"))
            {
                errors.AddRange(ErrorsOf(increment));
                Apply(increment, At(data, open[increment["id"]!.GetValue<string>()], increment["subPath"]));
            }

            foreach (var completed in Items(payload, "completed"))
            {
                Assert.True(open.Remove(completed["id"]!.GetValue<string>()));
                errors.AddRange(ErrorsOf(completed));
            }
        }

        Assert.Empty(open);
        return new Response(data, hasData: true, errors);
    }

    /// <summary>The errors by path, places and message; order does not matter.</summary>
    public IEnumerable<string> ErrorWords() => Errors
        .Select(error => Canonical(error["path"]) + Canonical(error["locations"]) + error["message"]).Order(StringComparer.Ordinal);

    /// <summary>The errors by path and message, each once.</summary>
    public HashSet<string> ErrorKeys() => [.. Errors.Select(KeyOf)];

    public static string KeyOf(JsonNode error) => Canonical(error["path"]) + error["message"];

    /// <summary>JSON text with the members of objects sorted and numbers in one form.</summary>
    public static string Canonical(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject members => "{" + string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => JsonSerializer.Serialize(member.Key) + ":" + Canonical(member.Value))) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Canonical)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<double>().ToString("R"),
        _ => node.ToJsonString(),
    };

    private static IEnumerable<JsonNode> ErrorsOf(JsonNode node) => Items(node, "errors").Select(error => error.DeepClone());

    private static IEnumerable<JsonNode> Items(JsonNode node, string name) =>
        (node[name]?.AsArray() ?? []).Select(item => item!);

    private static JsonNode At(JsonNode? data, JsonArray path, JsonNode? subPath)
    {
        var at = data;
        foreach (var segment in path.Concat(subPath?.AsArray() ?? []))
        {
            at = segment!.GetValueKind() == JsonValueKind.Number ? at![segment.GetValue<int>()] : at![segment.GetValue<string>()];
        }

        return at!;
    }

    private static void Apply(JsonNode increment, JsonNode target)
    {
        if (increment["items"] is JsonArray items)
        {
            foreach (var item in items)
            {
                target.AsArray().Add(item?.DeepClone());
            }

            return;
        }

        MergeInto(target.AsObject(), increment["data"]!.AsObject());
    }

    private static void MergeInto(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (target[name] is JsonObject below && value is JsonObject more)
            {
                MergeInto(below, more);
            }
            else if (target[name] is JsonArray list && value is JsonArray items && list.Count == items.Count
                && list.Concat(items).All(item => item is JsonObject))
            {
                for (var i = 0; i < list.Count; i++)
                {
                    MergeInto(list[i]!.AsObject(), items[i]!.AsObject());
                }
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
