using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

/// <summary>Gathers a body that comes in pieces into one pooled array, up to a limit.</summary>
internal sealed class BodyBuffer(int maxBytes) : IDisposable
{
    private byte[] buffer = [];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Reads to the end; false when the body is larger than the limit.</summary>
    public async ValueTask<bool> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? 4096, maxBytes));
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var fits = read.Buffer.Length <= maxBytes - length;
            if (fits)
            {
                Append(read.Buffer);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (!fits || read.IsCompleted)
            {
                return fits;
            }
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }

    private void Append(in ReadOnlySequence<byte> piece)
    {
        var needed = length + (int)piece.Length;
        if (needed > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(2L * buffer.Length, maxBytes)));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        piece.CopyTo(buffer.AsSpan(length));
        length = needed;
    }
}
