using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>
/// The rival: a WebSocket that sends the engine's messages with no protocol around them. Whatever the client says is not
/// read. Messages are made for each client, as a server must whose clients ask for different things.
/// </summary>
internal static class HandWrittenBroadcast
{
    public static void Map(WebApplication app)
    {
        var hub = app.Services.GetRequiredService<NoticeHub>();
        app.MapGet("/hand/notices", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
            var buffer = new ArrayBufferWriter<byte>(512);
            await using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
            await foreach (var notice in hub.ListenAsync(context.RequestAborted))
            {
                buffer.ResetWrittenCount();
                writer.Reset(buffer);
                Write(writer, notice);
                writer.Flush();
                await socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            }
        });
        app.MapGet("/control/publish/{count:int}", (int count) => hub.Publish(count));
        app.MapGet("/control/listeners", () => hub.Count);
    }

    private static void Write(Utf8JsonWriter writer, Notice notice)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, "1"u8);
        writer.WriteString("type"u8, "next"u8);
        writer.WriteStartObject("payload"u8);
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject("notices"u8);
        writer.WriteNumber("number"u8, notice.Number);
        writer.WriteString("text"u8, notice.Text);
        writer.WriteString("at"u8, notice.At.UtcDateTime);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
