namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>The media types of GraphQL over HTTP.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string JsonLines = "application/jsonl";
    public const string Multipart = "multipart/mixed";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";

    public const string JsonUtf8 = Json + "; charset=utf-8";
    public const string GraphQLResponseUtf8 = GraphQLResponse + "; charset=utf-8";
    public const string JsonLinesUtf8 = JsonLines + "; charset=utf-8";
}
