using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HeadlessCrm.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection that is kept alive: sends a request as it is given, reads the whole response, knows no more of
/// HTTP than that takes. Not thread-safe.
/// </summary>
internal sealed class HttpExchange : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];
    private int filled;
    private int bodyStart;

    /// <summary>The status of the last response.</summary>
    public int Status { get; private set; }

    /// <summary>The head of the last response, for messages.</summary>
    public string Head => Encoding.ASCII.GetString(buffer, 0, bodyStart);

    /// <summary>The body of the last response as it came; chunked bodies are put together by <see cref="ReadBody"/>.</summary>
    private ReadOnlySpan<byte> RawBody => buffer.AsSpan(bodyStart, filled - bodyStart);

    /// <summary>Opens the connection.</summary>
    public ValueTask ConnectAsync(Uri address, CancellationToken cancellationToken) =>
        socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port), cancellationToken);

    /// <summary>Sends a request and waits for the whole response.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (sent < request.Length)
        {
            sent += await socket.SendAsync(request[sent..], SocketFlags.None, cancellationToken);
        }

        filled = 0;
        while (!IsComplete())
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None, cancellationToken);
            if (received == 0)
            {
                throw new IOException($"The server closed the connection after {filled} bytes of a response.");
            }

            filled += received;
        }
    }

    /// <summary>The body of the last response.</summary>
    public byte[] ReadBody()
    {
        if (!IsChunked(buffer.AsSpan(0, bodyStart)))
        {
            return RawBody.ToArray();
        }

        var body = new MemoryStream();
        var rest = RawBody;
        while (Utf8Parser.TryParse(rest, out int length, out var digits, 'x') && length > 0)
        {
            rest = rest[(digits + 2)..];
            body.Write(rest[..length]);
            rest = rest[(length + 2)..];
        }

        return body.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static bool IsChunked(ReadOnlySpan<byte> head) =>
        head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0 || head.IndexOf("\r\ntransfer-encoding: chunked"u8) >= 0;

    private bool IsComplete()
    {
        var received = buffer.AsSpan(0, filled);
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        bodyStart = end + 4;
        var head = received[..bodyStart];
        Status = Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;
        return IsChunked(head)
            ? received.EndsWith("\r\n0\r\n\r\n"u8)
            : filled - bodyStart >= LengthOf(head);
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("\r\nContent-Length: "u8);
        at = at < 0 ? head.IndexOf("\r\ncontent-length: "u8) : at;
        return at >= 0 && Utf8Parser.TryParse(head[(at + "\r\nContent-Length: ".Length)..], out int length, out _) ? length : 0;
    }
}
