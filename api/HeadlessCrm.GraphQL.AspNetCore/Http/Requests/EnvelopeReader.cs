using System.Text.Json;
using System.Text.Unicode;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>
/// Reads requests straight from the bytes of a body: no document model, no string for the query. What is not valid
/// UTF-8 or JSON is refused as a whole; what is JSON but no request is refused request by request.
/// </summary>
internal sealed class EnvelopeReader(GraphQLHttpOptions options)
{
    private const string Expected = "Send a JSON object such as {\"query\": \"{ __typename }\"}.";

    private readonly NameCache names = new();

    /// <summary>Whether a body is an array of requests.</summary>
    public static bool IsArray(ReadOnlySpan<byte> json)
    {
        var first = json.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && json[first] == (byte)'[';
    }

    /// <summary>The body without the byte order mark that some clients write.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>Reads a body that is one request. Null when it is one; else why not.</summary>
    public Refusal? Read(ReadOnlyMemory<byte> json, out RequestEnvelope envelope)
    {
        envelope = default;
        if (RefuseText(json.Span) is { } refusal)
        {
            return refusal;
        }

        var reader = new Utf8JsonReader(json.Span, ReaderOptions());
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                var type = reader.TokenType;
                Finish(ref reader);
                return NotAnObject(type);
            }

            var members = RequestMembers.Read(ref reader);
            Finish(ref reader);
            return Bind(json, members, out envelope);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Malformed(fault, json.Span);
        }
    }

    /// <summary>
    /// Reads a body that is an array of requests. Null when the array can be read; each entry may still be refused.
    /// </summary>
    public Refusal? ReadAll(ReadOnlyMemory<byte> json, List<(RequestEnvelope Envelope, Refusal? Refusal)> entries)
    {
        if (RefuseText(json.Span) is { } refusal)
        {
            return refusal;
        }

        var reader = new Utf8JsonReader(json.Span, ReaderOptions());
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                // More than the limit are counted no further; the caller refuses them all.
                if (entries.Count > options.MaxBatch)
                {
                    return null;
                }

                entries.Add(ReadEntry(json, ref reader));
            }

            Finish(ref reader);
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Malformed(fault, json.Span);
        }
    }

    /// <summary>Checks the JSON of a member that came by itself, as in a query string.</summary>
    public Refusal? CheckMember(ReadOnlySpan<byte> json, string name, out RequestMember member)
    {
        member = default;
        var reader = new Utf8JsonReader(json, ReaderOptions());
        try
        {
            member = RequestMember.Read(ref reader);
            Finish(ref reader);
            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Refusal.NotJson(
                $"The parameter {name} is not valid JSON{PlaceOf(fault)}. Send a JSON object, URL-encoded.");
        }
    }

    /// <summary>Checks the types of the members and makes an envelope of them.</summary>
    public Refusal? Bind(ReadOnlyMemory<byte> json, in RequestMembers members, out RequestEnvelope envelope)
    {
        envelope = default;
        var onError = OnError.Propagate;
        var refusal = CheckTypes(members) ?? ReadOnError(json.Span, members.OnError, out onError);
        if (refusal is not null)
        {
            return refusal;
        }

        envelope = new RequestEnvelope
        {
            HasQuery = members.Query.Type == JsonTokenType.String,
            Query = members.Query.Type == JsonTokenType.String ? members.Query.In(json) : default,
            IsQueryEscaped = members.Query.IsEscaped,
            OperationName = TextOf(json.Span, members.OperationName),
            Variables = members.Variables.IsNothing ? default : members.Variables.In(json),
            Extensions = members.Extensions.IsNothing ? default : members.Extensions.In(json),
            DocumentId = TextOf(json.Span, members.DocumentId),
            OnError = onError,
        };
        return null;
    }

    private static Refusal? RefuseText(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return Refusal.NotJson($"The request has no body. {Expected}");
        }

        return Utf8.IsValid(json)
            ? null
            : Refusal.NotJson("The request body is not valid UTF-8. Encode the JSON in UTF-8.");
    }

    private static void Finish(ref Utf8JsonReader reader)
    {
        reader.Skip();
        while (reader.Read())
        {
            // Anything after the value would be no JSON text; the reader says so.
        }
    }

    private static string PlaceOf(Exception fault) =>
        fault is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
            ? $" (line {line + 1}, byte {at + 1})"
            : string.Empty;

    private (RequestEnvelope Envelope, Refusal? Refusal) ReadEntry(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            var refusal = NotAnObject(reader.TokenType);
            reader.Skip();
            return (default, refusal);
        }

        var members = RequestMembers.Read(ref reader);
        var problem = Bind(json, members, out var envelope);
        return (envelope, problem);
    }

    private Refusal? CheckTypes(in RequestMembers members)
    {
        if (!members.Query.IsNothing && members.Query.Type != JsonTokenType.String)
        {
            return WrongType("query", members.Query, "a string");
        }

        if (!members.OperationName.IsNothing && members.OperationName.Type != JsonTokenType.String)
        {
            return WrongType("operationName", members.OperationName, "a string or null");
        }

        if (!members.Extensions.IsNothing && members.Extensions.Type != JsonTokenType.StartObject)
        {
            return WrongType("extensions", members.Extensions, "an object or null");
        }

        // An id is only looked at where ids are in use: elsewhere the member is not known and must be ignored.
        if (options.TrustedDocuments != Documents.TrustedDocumentMode.Off
            && !members.DocumentId.IsNothing && members.DocumentId.Type != JsonTokenType.String)
        {
            return WrongType("documentId", members.DocumentId, "a string or null");
        }

        return CheckVariables(members.Variables);
    }

    private Refusal? CheckVariables(in RequestMember variables)
    {
        if (variables.IsNothing || variables.Type == JsonTokenType.StartObject)
        {
            return null;
        }

        if (variables.Type != JsonTokenType.StartArray)
        {
            return WrongType("variables", variables, "an object or null");
        }

        return options.EnableBatching
            ? null
            : NotARequest(
                "The member \"variables\" is an array, which asks for a batch. " +
                "Batching is off here (EnableBatching): send an object.");
    }

    private Refusal? ReadOnError(ReadOnlySpan<byte> json, in RequestMember member, out OnError onError)
    {
        onError = OnError.Propagate;
        if (member.IsNothing)
        {
            return null;
        }

        if (member.Type != JsonTokenType.String)
        {
            return WrongType("onError", member, "a string or null");
        }

        var text = TextOf(json, member)!;
        switch (text)
        {
            case "PROPAGATE":
                return null;
            case "NULL":
                onError = OnError.Null;
                return null;
            case "HALT":
                onError = OnError.Halt;
                return null;
            default:
                return NotARequest(
                    $"The member \"onError\" is \"{text}\". Use PROPAGATE, NULL or HALT, or leave it out.");
        }
    }

    private string? TextOf(ReadOnlySpan<byte> json, in RequestMember member)
    {
        if (member.Type != JsonTokenType.String)
        {
            return null;
        }

        if (!member.IsEscaped)
        {
            return names.Get(json.Slice(member.Start, member.Length));
        }

        var reader = new Utf8JsonReader(json.Slice(member.Start - 1, member.Length + 2));
        reader.Read();
        return reader.GetString();
    }

    private Refusal Malformed(Exception fault, ReadOnlySpan<byte> json)
    {
        if (IsTooDeep(json, options.MaxRequestDepth))
        {
            return Refusal.NotJson(
                $"The request body nests deeper than the limit of {options.MaxRequestDepth} levels " +
                "(MaxRequestDepth). Send flatter values.");
        }

        return fault is JsonException
            ? Refusal.NotJson($"The request body is not valid JSON{PlaceOf(fault)}. {Expected}")
            : Refusal.NotJson(
                "A string of the request body has an escape that stands for half of a character pair " +
                "(\\ud800 to \\udfff). Escape both halves or none.");
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json, int limit)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = limit + 2 });
        try
        {
            while (reader.Read())
            {
                var opens = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
                if (opens && reader.CurrentDepth >= limit)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Broken before it became too deep.
        }

        return false;
    }

    private Refusal NotAnObject(JsonTokenType type) =>
        NotARequest($"The request is {NameOf(type)}, not an object. {Expected}");

    private Refusal WrongType(string name, in RequestMember member, string wanted) =>
        NotARequest($"The member \"{name}\" is {NameOf(member.Type)}. It must be {wanted}.");

    private Refusal NotARequest(string message) => Refusal.NotARequest(message, options.Profile);

    private static string NameOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        _ => "null",
    };

    private JsonReaderOptions ReaderOptions() => new() { MaxDepth = options.MaxRequestDepth };
}
