using System.Buffers.Binary;
using HeadlessCrm.Domain;

namespace HeadlessCrm.Storage.EntityFramework.Imports;

/// <summary>
/// UUIDv7s of one recording time in rising order (RFC 9562, 6.2, method 2): the random part starts anywhere and grows by
/// one. Rows then go to the end of their table and its pages stay full, where random ids would split them.
/// </summary>
internal sealed class SequentialIds
{
    private const ulong VariantMask = 0xC000_0000_0000_0000;
    private const ulong Variant = 0x8000_0000_0000_0000;

    private readonly ulong high;
    private ulong low;

    public SequentialIds(DateTimeOffset recordedAt)
    {
        Span<byte> bytes = stackalloc byte[16];
        EntityId.Create(recordedAt).TryWriteBytes(bytes, bigEndian: true, out _);
        high = BinaryPrimitives.ReadUInt64BigEndian(bytes);

        // The counter's top bit starts clear: it cannot overflow into the variant within any import.
        low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & ~VariantMask & ~(1UL << 61);
    }

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low++ | Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
