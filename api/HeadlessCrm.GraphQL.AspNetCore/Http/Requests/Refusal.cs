using HeadlessCrm.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>Why the transport did not hand a request to the engine.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A constant word for programs.</param>
/// <param name="Message">What was wrong, the value, what to do.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    /// <summary>The methods of the endpoint, for the <c>Allow</c> header of a 405; else null.</summary>
    public string? Allow { get; init; }

    public static Refusal NotJson(string message) => new(StatusCodes.Status400BadRequest, "INVALID_JSON", message);

    /// <summary>The request is JSON but no GraphQL request; the older draft has no status of its own for it.</summary>
    public static Refusal NotARequest(string message, HttpProfile profile, string code = "INVALID_REQUEST") => new(
        profile == HttpProfile.Standard ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
        code,
        message);

    /// <summary>A client that takes nothing but lines sent a single request.</summary>
    public static Refusal OnlyLines { get; } = new(
        StatusCodes.Status406NotAcceptable,
        "NOT_ACCEPTABLE",
        "Only batches are answered as application/jsonl. " +
        "Accept application/graphql-response+json or application/json.");

    public static Refusal TooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        "REQUEST_TOO_LARGE",
        $"The request body is larger than the limit of {limit} bytes (MaxRequestBytes). Send a smaller request.");

    /// <summary>Writes the response body that tells it.</summary>
    public void WriteTo(ResponseWriter writer)
    {
        writer.WriteRaw("{\"errors\":["u8);
        WriteErrorTo(writer);
        writer.WriteRaw("]}"u8);
    }

    private void WriteErrorTo(ResponseWriter writer)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(Message);
        writer.WriteRaw(",\"extensions\":{\"code\":"u8);
        writer.WriteString(Code);
        writer.WriteRaw("}}"u8);
    }
}
