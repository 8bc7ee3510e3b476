using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace HeadlessCrm.Domain.Paging;

/// <summary>
/// Seals places in lists into opaque cursors and opens them again. A cursor is base64url of
/// <c>version (1) | scope (8) | id (16) | count (1) | sort keys | HMAC-SHA256 cut to 16 bytes</c>: it cannot be made or
/// altered without the key, and a genuine one is refused for any list but its own.
/// </summary>
public sealed class CursorCodec
{
    /// <summary>The shortest key, in bytes.</summary>
    public const int MinKeyLength = 16;

    private const byte Version = 1;
    private const int HeaderLength = 26;
    private const int SignatureLength = 16;
    private const int MaxCursorLength = 8192;

    private readonly byte[] key;

    /// <summary>A codec for one secret key, which every node that serves the same store shares.</summary>
    /// <exception cref="ArgumentException">The key is shorter than <see cref="MinKeyLength"/> bytes.</exception>
    public CursorCodec(byte[] key)
    {
        if (key.Length < MinKeyLength)
        {
            throw new ArgumentException($"A cursor key needs at least {MinKeyLength} bytes.", nameof(key));
        }

        this.key = key;
    }

    /// <summary>The cursor of a place.</summary>
    public string Seal(in KeysetPosition position, CursorScope scope, int termCount)
    {
        var length = HeaderLength + SignatureLength;
        for (var i = 0; i < termCount; i++)
        {
            length += KeyLength(position[i]);
        }

        var buffer = length <= 512 ? stackalloc byte[length] : new byte[length];
        buffer[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(buffer[1..], scope.Fingerprint);
        position.Id.TryWriteBytes(buffer[9..], bigEndian: true, out _);
        buffer[25] = (byte)termCount;
        var at = HeaderLength;
        for (var i = 0; i < termCount; i++)
        {
            at += WriteKey(position[i], buffer[at..]);
        }

        Sign(buffer[..at], buffer[at..]);
        return Base64Url.EncodeToString(buffer);
    }

    /// <summary>Opens a cursor.</summary>
    /// <param name="cursor">What the caller sent.</param>
    /// <param name="scope">The list it is used with.</param>
    /// <param name="termCount">How many order terms that list has.</param>
    /// <param name="argument">The argument it came in, for the error.</param>
    /// <param name="position">The place, when the answer is true.</param>
    /// <param name="error">Why not, when the answer is false.</param>
    public bool TryOpen(
        string cursor,
        CursorScope scope,
        int termCount,
        string argument,
        [NotNullWhen(true)] out KeysetPosition? position,
        [NotNullWhen(false)] out DomainError? error)
    {
        position = null;
        error = null;
        if (!TryVerify(cursor, out var bytes))
        {
            error = new InvalidCursor(
                $"The cursor in \"{argument}\" was not issued by this service or has been altered; use a cursor exactly as it was returned, or start without one.")
            {
                Path = [argument],
            };
            return false;
        }

        if (BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1)) != scope.Fingerprint || bytes[25] != termCount)
        {
            error = new CursorOfAnotherList(
                $"The cursor in \"{argument}\" belongs to a list with another filter or order; page with the same \"where\" and \"orderBy\" as before, or start without a cursor.")
            {
                Path = [argument],
            };
            return false;
        }

        position = Read(bytes);
        return true;
    }

    private bool TryVerify(string cursor, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (cursor.Length is 0 or > MaxCursorLength || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < HeaderLength + SignatureLength || bytes[0] != Version)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[SignatureLength];
        Sign(bytes.AsSpan(0, bytes.Length - SignatureLength), expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(bytes.Length - SignatureLength));
    }

    private void Sign(ReadOnlySpan<byte> content, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, content, hash);
        hash[..SignatureLength].CopyTo(signature);
    }

    private static KeysetPosition Read(byte[] bytes)
    {
        var id = new Guid(bytes.AsSpan(9, 16), bigEndian: true);
        var count = bytes[25];
        var at = HeaderLength;
        var first = SortKey.Absent;
        var others = count > 1 ? new SortKey[count - 1] : null;
        for (var i = 0; i < count; i++)
        {
            var sortKey = ReadKey(bytes, ref at);
            if (i == 0)
            {
                first = sortKey;
            }
            else
            {
                others![i - 1] = sortKey;
            }
        }

        return new KeysetPosition(id, first, others);
    }

    private static int KeyLength(SortKey sortKey) => sortKey.Kind switch
    {
        SortKeyKind.Number => 9,
        SortKeyKind.Text => 3 + Encoding.UTF8.GetByteCount(sortKey.Text!),
        _ => 1,
    };

    private static int WriteKey(SortKey sortKey, Span<byte> target)
    {
        target[0] = (byte)sortKey.Kind;
        switch (sortKey.Kind)
        {
            case SortKeyKind.Number:
                BinaryPrimitives.WriteInt64BigEndian(target[1..], sortKey.Number);
                return 9;
            case SortKeyKind.Text:
                var length = Encoding.UTF8.GetBytes(sortKey.Text!, target[3..]);
                BinaryPrimitives.WriteUInt16BigEndian(target[1..], checked((ushort)length));
                return 3 + length;
            default:
                return 1;
        }
    }

    private static SortKey ReadKey(byte[] bytes, ref int at)
    {
        var kind = (SortKeyKind)bytes[at++];
        switch (kind)
        {
            case SortKeyKind.Number:
                var number = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at));
                at += 8;
                return SortKey.Of(number);
            case SortKeyKind.Text:
                int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
                var text = Encoding.UTF8.GetString(bytes, at + 2, length);
                at += 2 + length;
                return SortKey.Of(text);
            default:
                return SortKey.Absent;
        }
    }
}
