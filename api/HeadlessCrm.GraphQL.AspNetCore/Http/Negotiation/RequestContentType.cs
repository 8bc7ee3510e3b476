using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>What a POST says its body is: only JSON in UTF-8 is read.</summary>
internal static class RequestContentType
{
    /// <summary>Null when the body is JSON in UTF-8; else why it is not read.</summary>
    public static Refusal? Refuse(HttpRequest request)
    {
        var contentType = request.ContentType;
        if (contentType is not (MediaTypes.Json or MediaTypes.JsonUtf8) && !IsJson(contentType))
        {
            return Unsupported(string.IsNullOrEmpty(contentType)
                ? "The request has no Content-Type. Send the header Content-Type: application/json."
                : $"The Content-Type \"{contentType}\" is not supported. Send application/json in UTF-8.");
        }

        var encoding = request.Headers.ContentEncoding;
        return encoding.Count == 0 || string.Equals(encoding.ToString(), "identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Unsupported($"The Content-Encoding \"{encoding}\" is not supported. Send the body as it is.");
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && parsed.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
        && (parsed.Charset.Length == 0 || IsUtf8(HeaderUtilities.RemoveQuotes(parsed.Charset).Value));

    private static bool IsUtf8(string? charset) =>
        string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase)
        || string.Equals(charset, "utf8", StringComparison.OrdinalIgnoreCase);

    private static Refusal Unsupported(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", message);
}
