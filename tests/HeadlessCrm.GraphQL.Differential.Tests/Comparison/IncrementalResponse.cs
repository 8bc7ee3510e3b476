using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>
/// Puts the payloads of an incremental response together, as a client would. Where its parts are cut is the server's own
/// choice, the whole is not.
/// </summary>
internal static class IncrementalResponse
{
    /// <summary>The merged response; a member <c>fault</c> says that the payloads do not fit together.</summary>
    public static JsonNode Merge(JsonArray payloads)
    {
        try
        {
            return MergeAll(payloads);
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            return new JsonObject { ["fault"] = $"bad payloads ({mistake.Message}): {payloads.ToJsonString()}" };
        }
    }

    private static JsonObject MergeAll(JsonArray payloads)
    {
        var whole = new JsonObject { ["data"] = payloads[0]!["data"]?.DeepClone() };
        var errors = new JsonArray();
        var pending = new Dictionary<string, JsonArray>();
        for (var i = 0; i < payloads.Count; i++)
        {
            var payload = payloads[i]!;
            if (payload["hasNext"]!.GetValue<bool>() != (i + 1 < payloads.Count))
            {
                throw new InvalidOperationException($"hasNext of payload {i} is wrong");
            }

            Append(errors, payload["errors"]);
            foreach (var opened in Items(payload["pending"]))
            {
                pending.Add(opened["id"]!.GetValue<string>(), (JsonArray)opened["path"]!);
            }

            foreach (var part in Items(payload["incremental"]))
            {
                Append(errors, part["errors"]);
                MergePart(whole["data"]!, pending[part["id"]!.GetValue<string>()], part);
            }

            foreach (var completed in Items(payload["completed"]))
            {
                Append(errors, completed["errors"]);
                if (!pending.Remove(completed["id"]!.GetValue<string>()))
                {
                    throw new InvalidOperationException("something unknown was completed");
                }
            }
        }

        whole["errors"] = errors;
        return pending.Count == 0 ? whole : throw new InvalidOperationException($"{string.Join(", ", pending.Keys)} never completed");
    }

    private static void MergePart(JsonNode data, JsonArray path, JsonNode part)
    {
        var target = path.Concat(Items(part["subPath"])).Aggregate(
            data, (node, key) => node is JsonArray list ? list[key!.GetValue<int>()]! : node[key!.GetValue<string>()]!);
        if (part["items"] is JsonArray items)
        {
            Append((JsonArray)target, items);
        }
        else
        {
            MergeInto(target, (JsonObject)part["data"]!);
        }
    }

    private static void MergeInto(JsonNode target, JsonObject added)
    {
        foreach (var (key, value) in added)
        {
            switch (target[key], value)
            {
                case (JsonObject existing, JsonObject more):
                    MergeInto(existing, more);
                    break;
                case (JsonArray existing, JsonArray more) when existing.Count == more.Count && more.All(item => item is JsonObject):
                    for (var i = 0; i < more.Count; i++)
                    {
                        MergeInto(existing[i]!, (JsonObject)more[i]!);
                    }

                    break;
                default:
                    target[key] = value?.DeepClone();
                    break;
            }
        }
    }

    private static void Append(JsonArray list, JsonNode? items)
    {
        foreach (var item in items as JsonArray ?? [])
        {
            list.Add(item?.DeepClone());
        }
    }

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!);
}
