using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace HeadlessCrm.Benchmarks.FanOut;

/// <summary>
/// The rival: Kestrel's WebSockets and the bytes of a message, sent to everybody who is connected, with nothing around them.
/// It was told the bytes; it reads no log, executes nothing, and knows nobody's filter.
/// </summary>
internal sealed class BareBroadcast
{
    private ImmutableArray<Channel<byte[]>> listeners = [];
    private byte[] message = [];

    public int Count => listeners.Length;

    public void Map(WebApplication app)
    {
        app.MapGet("/hand/broadcast", async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync("graphql-transport-ws");
            var channel = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
            ImmutableInterlocked.Update(ref listeners, (all, added) => all.Add(added), channel);
            try
            {
                await foreach (var bytes in channel.Reader.ReadAllAsync(context.RequestAborted))
                {
                    await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
                }
            }
            finally
            {
                ImmutableInterlocked.Update(ref listeners, (all, removed) => all.Remove(removed), channel);
            }
        });
        app.MapPut("/hand/broadcast", async (HttpRequest request) =>
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes);
            message = bytes.ToArray();
        });
    }

    public void Send(int count)
    {
        for (var number = 0; number < count; number++)
        {
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(message);
            }
        }
    }
}
