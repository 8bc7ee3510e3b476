using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification;

/// <summary>Walks a whole list page by page, by the cursors alone, and holds each page's claims to what is really there.</summary>
public static class PageWalk
{
    /// <summary>Walks from the start with first/after, or from the end with last/before; answers all items in list order.</summary>
    public static async Task<List<T>> RunAsync<T, TField>(
        FilterableEntity entity,
        CursorCodec cursors,
        IReadOnlyList<OrderTerm<TField>> order,
        Filter? where,
        int size,
        bool isFromEnd,
        int expectedCount,
        Func<PageRequest<TField>, Task<Slice<T>>> page)
        where TField : struct, Enum
    {
        var all = new List<T>();
        string? cursor = null;
        while (true)
        {
            var arguments = new PageArguments<TField>
            {
                First = isFromEnd ? null : size,
                Last = isFromEnd ? size : null,
                After = isFromEnd ? null : cursor,
                Before = isFromEnd ? cursor : null,
                Order = order,
                Where = where,
            };
            Assert.True(arguments.TryBuild(entity, cursors, out var request, out var error), error?.Message);
            var slice = await page(request);
            Assert.Equal(slice.Items.Length, slice.Positions.Length);
            all.InsertRange(isFromEnd ? 0 : all.Count, slice.Items);

            var hasMore = isFromEnd ? slice.HasPrevious : slice.HasNext;
            Assert.Equal(all.Count < expectedCount, hasMore);
            Assert.Equal(cursor is not null, isFromEnd ? slice.HasNext : slice.HasPrevious);
            if (!hasMore)
            {
                return all;
            }

            Assert.Equal(size, slice.Items.Length);
            cursor = cursors.Seal(isFromEnd ? slice.Positions[0] : slice.Positions[^1], request.Scope, order.Count);
        }
    }
}
