using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Feed;

/// <summary>
/// Seals places in the feed into cursors and opens them again. There is one kind of them, whatever the filter: what was
/// received by a subscription resumes a query or a webhook too.
/// </summary>
/// <param name="codec">The store's.</param>
public sealed class FeedCursors(CursorCodec codec)
{
    private static readonly CursorScope Scope = CursorScope.Of<Order>(FeedEventFilterFields.Entity, [], null);

    private enum Order;

    /// <summary>The cursor of a place.</summary>
    public string Seal(FeedPosition position)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Transaction);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], position.Sequence);
        return codec.Seal(new KeysetPosition(new Guid(bytes, bigEndian: true), SortKey.Absent, null), Scope, 0);
    }

    /// <summary>Opens a cursor.</summary>
    /// <param name="cursor">What the caller sent.</param>
    /// <param name="argument">Where, for the error.</param>
    /// <param name="position">The place, when the answer is true.</param>
    /// <param name="error">Why not, when the answer is false.</param>
    public bool TryOpen(
        string cursor, string argument, out FeedPosition position, [NotNullWhen(false)] out InvalidCursor? error)
    {
        if (!codec.TryOpen(cursor, Scope, 0, argument, out var opened, out var refusal))
        {
            position = default;
            error = refusal as InvalidCursor ?? new InvalidCursor(
                $"The cursor in \"{argument}\" belongs to a list; use one that came with an event or a page of the feed.")
            {
                Path = [argument],
            };
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        opened.Value.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        position = new FeedPosition(
            BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        error = null;
        return true;
    }
}
