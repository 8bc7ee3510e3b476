using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>
/// Writes one response as UTF-8 JSON into a pooled buffer. The position can be taken back, which is how a null that
/// propagates removes what was written below it. Not thread-safe.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    private static readonly SearchValues<char> MustEscape = SearchValues.Create(EscapedCharacters());

    private byte[] buffer;
    private int position;

    /// <summary>A writer that refuses to grow past a number of bytes.</summary>
    public ResponseWriter(int maxBytes = int.MaxValue, int initialBytes = 4096)
    {
        MaxBytes = maxBytes;
        buffer = ArrayPool<byte>.Shared.Rent(initialBytes);
    }

    /// <summary>The largest number of bytes the response may have.</summary>
    public int MaxBytes { get; set; }

    /// <summary>How many bytes are written.</summary>
    public int Position => position;

    /// <summary>How many bytes the buffer holds.</summary>
    public int Capacity => buffer.Length;

    /// <summary>What is written so far; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, position);

    /// <summary>Takes back everything written after a position.</summary>
    public void Truncate(int to) => position = to;

    /// <summary>Writes bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        var at = position;
        if ((uint)(at + bytes.Length) > (uint)buffer.Length)
        {
            Grow(bytes.Length);
        }

        bytes.CopyTo(buffer.AsSpan(at));
        position = at + bytes.Length;
    }

    /// <summary>Writes one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (position == buffer.Length)
        {
            Grow(1);
        }

        buffer[position++] = value;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void WriteInt64(long value)
    {
        Reserve(20);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(position), out var written);
        position += written;
    }

    /// <summary>Writes a finite double in its shortest form that reads back the same.</summary>
    public void WriteDouble(double value)
    {
        Reserve(32);
        value.TryFormat(buffer.AsSpan(position), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        position += written;
    }

    /// <summary>Writes a value that formats itself as UTF-8, between quotes; the text must need no escapes.</summary>
    public void WriteFormatted<T>(T value, ReadOnlySpan<char> format, int maxLength)
        where T : IUtf8SpanFormattable
    {
        Reserve(maxLength + 2);
        buffer[position++] = (byte)'"';
        if (!value.TryFormat(
            buffer.AsSpan(position), out var written, format, System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new ArgumentException($"{value} is longer than {maxLength} bytes.", nameof(maxLength));
        }

        position += written;
        buffer[position++] = (byte)'"';
    }

    /// <summary>Writes a JSON string; a lone surrogate becomes U+FFFD.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        Reserve((value.Length * 3) + 2);
        buffer[position++] = (byte)'"';
        var escapeAt = value.IndexOfAny(MustEscape);
        if (escapeAt < 0)
        {
            position += Encoding.UTF8.GetBytes(value, buffer.AsSpan(position));
        }
        else
        {
            WriteEscaped(value, escapeAt);
        }

        WriteByte((byte)'"');
    }

    /// <summary>Writes the bytes of a JSON string whose content is UTF-8 already and needs no escapes.</summary>
    public void WriteAsciiString(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length + 2);
        buffer[position++] = (byte)'"';
        value.CopyTo(buffer.AsSpan(position));
        position += value.Length;
        buffer[position++] = (byte)'"';
    }

    /// <summary>
    /// Refuses a response beyond the limit. Writing looks at the limit only when the buffer grows, so whoever completes a
    /// response asks once more.
    /// </summary>
    /// <exception cref="ResponseTooLargeException">More is written than the limit allows.</exception>
    public void EnsureWithinLimit()
    {
        if (position > MaxBytes)
        {
            throw new ResponseTooLargeException(MaxBytes);
        }
    }

    /// <summary>Forgets what is written, keeping the buffer.</summary>
    public void Reset() => position = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref buffer, []);
        position = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    internal static byte[] EncodeKey(string name)
    {
        using var writer = new ResponseWriter(initialBytes: 64);
        writer.WriteByte((byte)',');
        writer.WriteString(name);
        writer.WriteByte((byte)':');
        return writer.Written.ToArray();
    }

    internal static byte[] EncodeString(string text)
    {
        using var writer = new ResponseWriter(initialBytes: 64);
        writer.WriteString(text);
        return writer.Written.ToArray();
    }

    private static char[] EscapedCharacters() => [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\'];

    private void WriteEscaped(ReadOnlySpan<char> rest, int escapeAt)
    {
        while (escapeAt >= 0)
        {
            Reserve((escapeAt * 3) + 6);
            position += Encoding.UTF8.GetBytes(rest[..escapeAt], buffer.AsSpan(position));
            WriteEscape(rest[escapeAt]);
            rest = rest[(escapeAt + 1)..];
            escapeAt = rest.IndexOfAny(MustEscape);
        }

        Reserve((rest.Length * 3) + 1);
        position += Encoding.UTF8.GetBytes(rest, buffer.AsSpan(position));
    }

    private void WriteEscape(char character)
    {
        switch (character)
        {
            case '"': WriteRaw("\\\""u8); break;
            case '\\': WriteRaw("\\\\"u8); break;
            case '\n': WriteRaw("\\n"u8); break;
            case '\r': WriteRaw("\\r"u8); break;
            case '\t': WriteRaw("\\t"u8); break;
            case '\b': WriteRaw("\\b"u8); break;
            case '\f': WriteRaw("\\f"u8); break;
            default:
                WriteRaw("\\u00"u8);
                WriteByte((byte)"0123456789abcdef"[character >> 4]);
                WriteByte((byte)"0123456789abcdef"[character & 15]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int bytes)
    {
        if ((uint)(position + bytes) > (uint)buffer.Length)
        {
            Grow(bytes);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        // What is asked for is an upper bound, so only what is written counts against the limit here.
        EnsureWithinLimit();
        var wanted = Math.Max((long)position + bytes, Math.Min(2L * buffer.Length, Array.MaxLength));
        if (wanted > Array.MaxLength)
        {
            throw new ResponseTooLargeException(MaxBytes);
        }

        var larger = ArrayPool<byte>.Shared.Rent((int)wanted);
        buffer.AsSpan(0, position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
