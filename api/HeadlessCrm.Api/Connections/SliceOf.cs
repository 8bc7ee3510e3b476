using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Api.Connections;

/// <summary>Pages of lists that are short enough to be read whole.</summary>
internal static class SliceOf
{
    /// <summary>The part of an ordered list that a request asks for.</summary>
    /// <param name="all">The list, ascending by position: by the first sort key, then by id.</param>
    /// <param name="positionOf">The place of an item.</param>
    /// <param name="request">Which part.</param>
    public static Slice<T> List<T, TField>(
        IReadOnlyList<T> all, Func<T, KeysetPosition> positionOf, PageRequest<TField> request)
        where TField : struct, Enum
    {
        KeysetPosition[] positions = [.. all.Select(positionOf)];
        var start = 0;
        var end = positions.Length;
        while (request.After is { } after && start < end && Compare(positions[start], after) <= 0)
        {
            start++;
        }

        while (request.Before is { } before && end > start && Compare(positions[end - 1], before) >= 0)
        {
            end--;
        }

        var (from, to) = request.FromEnd
            ? (Math.Max(start, end - request.Size), end)
            : (start, Math.Min(end, start + request.Size));

        // On the side that is not looked at, what is known is whether a bound was given: as for lists in the store.
        return new Slice<T>(
            [.. all.Skip(from).Take(to - from)],
            positions[from..to],
            request.FromEnd ? request.Before is not null : to < end,
            request.FromEnd ? from > start : request.After is not null);
    }

    private static int Compare(KeysetPosition left, KeysetPosition right)
    {
        var byText = string.CompareOrdinal(left.First.Text, right.First.Text);
        return byText != 0 ? byText : left.Id.CompareTo(right.Id);
    }
}
