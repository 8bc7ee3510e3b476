using System.Buffers.Binary;
using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>Frames of RFC 6455 as a client sends them.</summary>
internal static class Frames
{
    public const byte Continuation = 0;
    public const byte Text = 1;
    public const byte Binary = 2;
    public const byte Close = 8;
    public const byte Ping = 9;

    private static readonly byte[] Mask = [0x12, 0x34, 0x56, 0x78];

    public static byte[] OfText(string text) => Of(Text, Encoding.UTF8.GetBytes(text));

    public static byte[] Of(byte opcode, ReadOnlySpan<byte> payload, bool isLast = true)
    {
        var frame = new MemoryStream();
        frame.WriteByte((byte)((isLast ? 0x80 : 0) | opcode));
        if (payload.Length < 126)
        {
            frame.WriteByte((byte)(0x80 | payload.Length));
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            frame.WriteByte(0x80 | 126);
            var length = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)payload.Length);
            frame.Write(length);
        }
        else
        {
            frame.WriteByte(0x80 | 127);
            var length = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, payload.Length);
            frame.Write(length);
        }

        frame.Write(Mask);
        for (var i = 0; i < payload.Length; i++)
        {
            frame.WriteByte((byte)(payload[i] ^ Mask[i % 4]));
        }

        return frame.ToArray();
    }
}
