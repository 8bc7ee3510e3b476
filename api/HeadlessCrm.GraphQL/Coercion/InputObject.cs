using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// A coerced input object without a CLR type of its own: values by field name, in the order of the definition. Absent
/// fields are absent, defaults are filled in.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "Input object is the specification's word for it.")]
public sealed class InputObject : IReadOnlyDictionary<string, object?>
{
    private readonly string[] names;
    private readonly object?[] values;

    internal InputObject(string[] names, object?[] values)
    {
        this.names = names;
        this.values = values;
        foreach (var value in values)
        {
            Count += ReferenceEquals(value, Absent.Value) ? 0 : 1;
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    /// <inheritdoc/>
    public IEnumerable<object?> Values => this.Select(pair => pair.Value);

    /// <inheritdoc/>
    public object? this[string key] => TryGetValue(key, out var value)
        ? value
        : throw new KeyNotFoundException($"The input object has no field \"{key}\".");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = Array.IndexOf(names, key);
        if (index >= 0 && !ReferenceEquals(values[index], Absent.Value))
        {
            value = values[index];
            return true;
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (!ReferenceEquals(values[i], Absent.Value))
            {
                yield return new KeyValuePair<string, object?>(names[i], values[i]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
