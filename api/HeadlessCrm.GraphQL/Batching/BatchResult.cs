namespace HeadlessCrm.GraphQL.Batching;

/// <summary>What a batch resolver answers: one value or one error for each parent, in the parents' order.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class BatchResult<T>
{
    private readonly T[] values;
    private Exception?[]? errors;

    /// <summary>A result that starts with default values for a number of parents.</summary>
    public BatchResult(int count) => values = new T[count];

    /// <summary>A result with a value for each parent. The array is owned by the result.</summary>
    public BatchResult(T[] values) => this.values = values;

    /// <summary>A result with a value for each parent.</summary>
    public BatchResult(IReadOnlyList<T> values) => this.values = values as T[] ?? [.. values];

    /// <summary>How many parents are answered.</summary>
    public int Count => values.Length;

    /// <summary>The value for a parent.</summary>
    public T this[int row]
    {
        get => values[row];
        set => values[row] = value;
    }

    /// <summary>A result from an array.</summary>
    public static implicit operator BatchResult<T>(T[] values) => new(values);

    /// <summary>Answers one parent with an error instead of a value.</summary>
    public void SetError(int row, Exception error) => (errors ??= new Exception?[values.Length])[row] = error;

    internal Exception? ErrorAt(int row) => errors?[row];
}

/// <summary>Ways to make batch results.</summary>
public static class BatchResult
{
    /// <summary>The values of a lookup by key, one per parent; a parent without one gets the default.</summary>
    public static BatchResult<T> Lookup<TParent, TKey, T>(
        IReadOnlyList<TParent> parents, Func<TParent, TKey> keyOf, IReadOnlyDictionary<TKey, T> found)
    {
        var result = new T[parents.Count];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = found.TryGetValue(keyOf(parents[row]), out var value) ? value : default!;
        }

        return new BatchResult<T>(result);
    }
}
