using HeadlessCrm.GraphQL.Batching;

namespace HeadlessCrm.Api;

/// <summary>Looks up what parents refer to by a key that some of them do not have.</summary>
internal static class OptionalKeys
{
    /// <summary>
    /// One value per parent: what its key leads to, or null when it has no key or there is no such thing.
    /// </summary>
    public static async Task<BatchResult<T?>> FindAsync<TParent, TKey, T>(
        IReadOnlyList<TParent> parents,
        Func<TParent, TKey?> keyOf,
        Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where TKey : class
        where T : class
    {
        TKey[] keys = [.. parents.Select(keyOf).OfType<TKey>().Distinct()];
        if (keys.Length == 0)
        {
            return new BatchResult<T?>(parents.Count);
        }

        var found = await find(keys, cancellationToken);
        var byKey = new Dictionary<TKey, T?>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            byKey.Add(keys[i], found[i]);
        }

        T?[] values = [.. parents.Select(parent => keyOf(parent) is { } key ? byKey[key] : null)];
        return new BatchResult<T?>(values);
    }
}
