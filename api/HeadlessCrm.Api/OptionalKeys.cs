using HeadlessCrm.GraphQL.Batching;

namespace HeadlessCrm.Api;

/// <summary>Looks up what parents refer to by a key that some of them do not have.</summary>
internal static class OptionalKeys
{
    /// <summary>
    /// One value per parent: what its key leads to, or null when it has no key or there is no such thing.
    /// </summary>
    public static Task<BatchResult<T?>> FindAsync<TParent, TKey, T>(
        IReadOnlyList<TParent> parents,
        Func<TParent, TKey?> keyOf,
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where TKey : class
        where T : class =>
        FindEachAsync(
            parents.Count,
            [.. parents.Index().Where(at => keyOf(at.Item) is not null).Select(at => (at.Index, keyOf(at.Item)!))],
            find,
            cancellationToken);

    /// <summary>The same where the key is an id.</summary>
    public static Task<BatchResult<T?>> FindByIdAsync<TParent, T>(
        IReadOnlyList<TParent> parents,
        Func<TParent, Guid?> idOf,
        Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where T : class =>
        FindEachAsync(
            parents.Count,
            [.. parents.Index().Where(at => idOf(at.Item).HasValue).Select(at => (at.Index, idOf(at.Item)!.Value))],
            find,
            cancellationToken);

    private static async Task<BatchResult<T?>> FindEachAsync<TKey, T>(
        int count,
        (int Parent, TKey Key)[] wanted,
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where TKey : notnull
        where T : class
    {
        if (wanted.Length == 0)
        {
            return new BatchResult<T?>(count);
        }

        TKey[] keys = [.. wanted.Select(one => one.Key).Distinct()];
        var found = keys.Zip(await find(keys, cancellationToken)).ToDictionary(one => one.First, one => one.Second);
        var values = new T?[count];
        foreach (var (parent, key) in wanted)
        {
            values[parent] = found[key];
        }

        return new BatchResult<T?>(values);
    }
}
