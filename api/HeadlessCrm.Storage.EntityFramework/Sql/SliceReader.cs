using System.Data.Common;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Collects the rows of one page. A statement asks for one row more than wanted, to see whether more follow.</summary>
internal sealed class SliceReader<T>(int size, bool isFromEnd, bool hasAfter, bool hasBefore)
{
    private readonly List<T> items = new(Math.Min(size, 64));
    private readonly List<KeysetPosition> positions = new(Math.Min(size, 64));
    private bool hasMore;

    public bool IsFull => items.Count == size;

    public void MarkMore() => hasMore = true;

    public void Add(T item, in KeysetPosition position)
    {
        items.Add(item);
        positions.Add(position);
    }

    public Slice<T> ToSlice()
    {
        var rows = items.ToArray();
        var places = positions.ToArray();
        if (isFromEnd)
        {
            Array.Reverse(rows);
            Array.Reverse(places);
        }

        return new Slice<T>(
            rows,
            places,
            hasNext: isFromEnd ? hasBefore : hasMore,
            hasPrevious: isFromEnd ? hasMore : hasAfter);
    }
}
