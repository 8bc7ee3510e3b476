using System.Text.Json;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>A message for the client, in the pieces that it is put together from when it is its turn.</summary>
/// <param name="Head">Everything before the payload.</param>
/// <param name="Payload">JSON; empty when the head is the whole message.</param>
internal readonly record struct OutgoingMessage(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Payload = default)
{
    private static readonly byte[] PingText = "{\"type\":\"ping\"}"u8.ToArray();
    private static readonly byte[] PongText = "{\"type\":\"pong\"}"u8.ToArray();
    private static readonly byte[] AckText = "{\"type\":\"connection_ack\"}"u8.ToArray();
    private static readonly byte[] PongHead = "{\"type\":\"pong\",\"payload\":"u8.ToArray();
    private static readonly byte[] AckHead = "{\"type\":\"connection_ack\",\"payload\":"u8.ToArray();

    public static OutgoingMessage Ping => new(PingText);

    /// <summary>How many bytes the message has.</summary>
    public int Length => Head.Length + (Payload.IsEmpty ? 0 : Payload.Length + 1);

    public static OutgoingMessage Pong(ReadOnlyMemory<byte> payload) =>
        payload.IsEmpty ? new(PongText) : new(PongHead, payload);

    public static OutgoingMessage Ack(JsonElement? payload) => payload is { } element
        ? new(AckHead, JsonSerializer.SerializeToUtf8Bytes(element))
        : new(AckText);

    /// <summary>The part of <c>next</c> that is the same for all responses of an operation.</summary>
    public static byte[] NextHead(string id) => Encode(id, "next", ",\"payload\":"u8);

    public static OutgoingMessage Error(string id, ReadOnlyMemory<byte> errors) =>
        new(Encode(id, "error", ",\"payload\":"u8), errors);

    public static OutgoingMessage Complete(string id) => new(Encode(id, "complete", "}"u8));

    public void CopyTo(Span<byte> destination)
    {
        Head.Span.CopyTo(destination);
        if (!Payload.IsEmpty)
        {
            Payload.Span.CopyTo(destination[Head.Length..]);
            destination[Length - 1] = (byte)'}';
        }
    }

    private static byte[] Encode(string id, string type, ReadOnlySpan<byte> tail)
    {
        using var writer = new ResponseWriter(initialBytes: 128);
        writer.WriteRaw("{\"id\":"u8);
        writer.WriteString(id);
        writer.WriteRaw(",\"type\":"u8);
        writer.WriteString(type);
        writer.WriteRaw(tail);
        return writer.Written.ToArray();
    }
}
