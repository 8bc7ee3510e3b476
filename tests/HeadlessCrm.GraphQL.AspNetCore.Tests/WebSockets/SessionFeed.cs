using System.Net.WebSockets;
using HeadlessCrm.GraphQL.AspNetCore.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>
/// Feeds bytes to sessions without a network: what comes after the handshake, frames and all. For fuzzing; whoever
/// uses it looks into the log for faults and at the counters for what is left over.
/// </summary>
internal sealed class SessionFeed(IServiceProvider services)
{
    private readonly WebSocketHandler handler = services.GetRequiredService<WebSocketHandler>();

    /// <summary>The client stays until this is so of what the session sent; by default it is gone at once.</summary>
    public Func<byte[], bool> StaysUntil { get; init; } = _ => true;

    /// <summary>Serves a session whose client sends these bytes and is gone; answers what the session sent.</summary>
    /// <param name="input">Frames, or anything else.</param>
    /// <param name="pieces">The sizes in which the bytes arrive, over and over.</param>
    public async Task<byte[]> FeedAsync(byte[] input, params int[] pieces)
    {
        await using var stream = new ScriptedStream(
            input, pieces.Length == 0 ? [input.Length + 1] : pieces, StaysUntil);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions
        {
            IsServer = true,
            SubProtocol = WebSocketHandler.Subprotocol,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        await handler.ServeAsync(new DefaultHttpContext { RequestServices = services }, socket);
        return stream.Sent;
    }

    private sealed class ScriptedStream(byte[] input, int[] pieces, Func<byte[], bool> staysUntil) : Stream
    {
        private readonly MemoryStream sent = new();
        private int position;
        private int piece;

        public byte[] Sent
        {
            get
            {
                lock (sent)
                {
                    return sent.ToArray();
                }
            }
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (position == input.Length && !staysUntil(Sent))
            {
                await Task.Delay(1, cancellationToken);
            }

            var count = Math.Min(Math.Min(buffer.Length, pieces[piece++ % pieces.Length]), input.Length - position);
            input.AsMemory(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return default;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            lock (sent)
            {
                sent.Write(buffer);
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
