using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Api.Connections;

/// <summary>A page of a list as the schema shows it.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="slice">The items and their places.</param>
/// <param name="cursors">Makes their cursors.</param>
/// <param name="totalCount">How many there are on all pages; 0 when nobody asked.</param>
internal sealed class Connection<T>(Slice<T> slice, CursorSealer cursors, int totalCount)
    where T : class
{
    private Edge<T>[]? edges;

    /// <summary>The items.</summary>
    public T[] Nodes => slice.Items;

    /// <summary>The items with their cursors.</summary>
    public Edge<T>[] Edges => edges ??= MakeEdges();

    /// <summary>Where the page stands in the list.</summary>
    public PageInfo PageInfo => slice.Items.Length == 0
        ? new PageInfo(slice.HasNext, slice.HasPrevious, null, null)
        : new PageInfo(slice.HasNext, slice.HasPrevious, CursorOf(0), CursorOf(^1));

    /// <summary>How many there are on all pages; only when it was asked for.</summary>
    public int TotalCount => totalCount;

    private string CursorOf(Index index) => cursors.Seal(slice.Positions[index]);

    private Edge<T>[] MakeEdges()
    {
        var made = new Edge<T>[slice.Items.Length];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = new Edge<T>(CursorOf(i), slice.Items[i]);
        }

        return made;
    }
}

/// <summary>An item of a list and its place.</summary>
internal sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page stands in its list.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Makes cursors of one list.</summary>
internal readonly record struct CursorSealer(CursorCodec Codec, CursorScope Scope, int OrderTerms)
{
    public string Seal(KeysetPosition position) => Codec.Seal(position, Scope, OrderTerms);
}
