using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Http;

/// <summary>A response that was read to its end.</summary>
internal sealed record Reply(
    int Status, MediaTypeHeaderValue? ContentType, byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The message of the first error.</summary>
    public string Message => Json["errors"]![0]!["message"]!.GetValue<string>();

    /// <summary>The code of the first error.</summary>
    public string? Code => Json["errors"]![0]!["extensions"]?["code"]?.GetValue<string>();
}
