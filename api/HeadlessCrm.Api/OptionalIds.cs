using HeadlessCrm.GraphQL.Batching;

namespace HeadlessCrm.Api;

/// <summary>Looks up what parents refer to by an id that some of them do not have.</summary>
internal static class OptionalIds
{
    /// <summary>One value per parent: what its id leads to, or null when it has none or there is no such thing.</summary>
    public static async Task<BatchResult<T?>> FindAsync<TParent, T>(
        IReadOnlyList<TParent> parents,
        Func<TParent, Guid?> idOf,
        Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<T?>>> find,
        CancellationToken cancellationToken)
        where T : class
    {
        Guid[] ids = [.. parents.Select(idOf).OfType<Guid>().Distinct()];
        var found = ids.Length == 0 ? [] : await find(ids, cancellationToken);
        var byId = ids.Zip(found).ToDictionary(one => one.First, one => one.Second);
        T?[] values = [.. parents.Select(parent => idOf(parent) is { } id ? byId[id] : null)];
        return new BatchResult<T?>(values);
    }
}
