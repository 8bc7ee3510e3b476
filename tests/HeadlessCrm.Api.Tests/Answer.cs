using System.Globalization;
using System.Net;
using System.Text.Json;

namespace HeadlessCrm.Api.Tests;

/// <summary>What the API answered.</summary>
public sealed class Answer(HttpStatusCode status, JsonElement root)
{
    public HttpStatusCode Status => status;

    public JsonElement Root => root;

    public JsonElement Data => root.GetProperty("data");

    /// <summary>The messages of the top-level errors.</summary>
    public IReadOnlyList<string> Messages => root.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(error => error.GetProperty("message").GetString()!)]
        : [];

    /// <summary>The value at a dotted path below data, such as <c>customers.nodes.0.displayName</c>.</summary>
    public JsonElement this[string path] => Find(path) ?? throw new KeyNotFoundException($"There is no {path} in {root.GetRawText()}");

    public string? Text(string path) => this[path].ValueKind == JsonValueKind.Null ? null : this[path].ToString();

    /// <summary>The values of a field of every item of a list.</summary>
    public IReadOnlyList<string> Texts(string list, string field) =>
        [.. this[list].EnumerateArray().Select(item => Descend(item, field)!.Value.ToString())];

    private JsonElement? Find(string path) => Descend(Data, path);

    private static JsonElement? Descend(JsonElement from, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (from.ValueKind == JsonValueKind.Array)
            {
                from = from[int.Parse(part, CultureInfo.InvariantCulture)];
            }
            else if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(part, out from))
            {
                return null;
            }
        }

        return from;
    }
}
