using System.Text.Json;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>A message of the client, checked for its form.</summary>
internal readonly struct ClientMessage
{
    /// <summary>Characters of an operation's id; ids are kept and sent back with every response.</summary>
    public const int MaxIdLength = 256;

    /// <summary>What the client wants.</summary>
    public required ClientMessageType Type { get; init; }

    /// <summary>The operation's id; empty for messages about the connection.</summary>
    public required string Id { get; init; }

    /// <summary>The JSON object of the payload; empty when there is none.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Reads a message. Null when it is one; else what is wrong with it.</summary>
    public static string? Read(ReadOnlyMemory<byte> json, int maxDepth, out ClientMessage message)
    {
        message = default;
        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
            return Read(ref reader, json, out message);
        }
        catch (JsonException)
        {
            return "it is not valid JSON";
        }
        catch (InvalidOperationException)
        {
            return "a string has an escape that stands for half of a character pair";
        }
    }

    private static string? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, out ClientMessage message)
    {
        message = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return "it is not an object";
        }

        ClientMessageType? type = null;
        var (hasType, hasId, id) = (false, false, string.Empty);
        var (payloadType, payload) = (JsonTokenType.None, default(ReadOnlyMemory<byte>));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                hasType = reader.TokenType == JsonTokenType.String;
                type = hasType ? TypeOf(ref reader) : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                hasId = reader.TokenType == JsonTokenType.String;
                id = hasId ? reader.GetString()! : string.Empty;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                payloadType = reader.TokenType;
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                payload = json[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        while (reader.Read())
        {
            // Anything after the object would be no JSON text; the reader says so.
        }

        if (type is not { } known)
        {
            return hasType ? "its type is unknown" : "it has no type";
        }

        message = new ClientMessage
        {
            Type = known,
            Id = id,
            Payload = payloadType == JsonTokenType.StartObject ? payload : default,
        };
        return Check(known, hasId, id, payloadType);
    }

    private static string? Check(ClientMessageType type, bool hasId, string id, JsonTokenType payload)
    {
        if (type is ClientMessageType.Subscribe or ClientMessageType.Complete)
        {
            if (!hasId || id.Length == 0)
            {
                return "its id must be a string that is not empty";
            }

            if (id.Length > MaxIdLength)
            {
                return $"its id is longer than {MaxIdLength} characters";
            }
        }

        if (type == ClientMessageType.Subscribe)
        {
            return payload == JsonTokenType.StartObject ? null : "its payload must be an object";
        }

        return type == ClientMessageType.Complete
            || payload is JsonTokenType.None or JsonTokenType.Null or JsonTokenType.StartObject
            ? null
            : "its payload must be an object or null";
    }

    private static ClientMessageType? TypeOf(ref Utf8JsonReader reader) => true switch
    {
        _ when reader.ValueTextEquals("subscribe"u8) => ClientMessageType.Subscribe,
        _ when reader.ValueTextEquals("complete"u8) => ClientMessageType.Complete,
        _ when reader.ValueTextEquals("ping"u8) => ClientMessageType.Ping,
        _ when reader.ValueTextEquals("pong"u8) => ClientMessageType.Pong,
        _ when reader.ValueTextEquals("connection_init"u8) => ClientMessageType.ConnectionInit,
        _ => null,
    };
}

/// <summary>The messages that a client may send.</summary>
internal enum ClientMessageType
{
    /// <summary>Asks to be let in.</summary>
    ConnectionInit,

    /// <summary>Asks for a sign of life.</summary>
    Ping,

    /// <summary>Gives a sign of life.</summary>
    Pong,

    /// <summary>Starts an operation.</summary>
    Subscribe,

    /// <summary>Ends an operation.</summary>
    Complete,
}
