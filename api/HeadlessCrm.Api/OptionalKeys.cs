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

    /// <summary>The same where the key is an id.</summary>
    public static async Task<BatchResult<T?>> FindByIdAsync<TParent, T>(
        IReadOnlyList<TParent> parents,
        Func<TParent, Guid?> idOf,
        Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where T : class
    {
        Guid[] ids = [.. parents.Select(idOf).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return new BatchResult<T?>(parents.Count);
        }

        var found = await find(ids, cancellationToken);
        var byId = new Dictionary<Guid, T?>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            byId.Add(ids[i], found[i]);
        }

        T?[] values = [.. parents.Select(parent => idOf(parent) is { } id ? byId[id] : null)];
        return new BatchResult<T?>(values);
    }
}
