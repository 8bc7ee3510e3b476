namespace HeadlessCrm.Domain;

/// <summary>
/// Ids of entities: UUIDv7 whose timestamp is the moment the entity was recorded. Because that moment is kept to the
/// millisecond, ordering by id and ordering by (recorded at, id) are the same order, which stores rely on.
/// </summary>
public static class EntityId
{
    /// <summary>A new id for something recorded at <paramref name="recordedAt"/>.</summary>
    public static Guid Create(DateTimeOffset recordedAt) => Guid.CreateVersion7(recordedAt);

    /// <summary>The moment as ids can hold it: UTC, whole milliseconds.</summary>
    public static DateTimeOffset RecordingTime(DateTimeOffset at)
    {
        var ticks = at.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>The recording time that an id carries.</summary>
    public static DateTimeOffset RecordedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        for (var i = 0; i < 6; i++)
        {
            milliseconds = (milliseconds << 8) | bytes[i];
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
