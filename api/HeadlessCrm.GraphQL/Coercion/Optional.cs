namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// The value of an input field or argument that may be absent, which is something else than an explicit null.
/// </summary>
/// <typeparam name="T">The type of the value; nullable when the field is.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T value;

    /// <summary>A value that is there, null included.</summary>
    public Optional(T value)
    {
        this.value = value;
        IsPresent = true;
    }

    /// <summary>Whether the caller gave a value, or the schema a default.</summary>
    public bool IsPresent { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public T Value => IsPresent
        ? value
        : throw new InvalidOperationException("The value is absent; ask IsPresent first.");

    /// <summary>The value, or a replacement when it is absent.</summary>
    public T ValueOr(T replacement) => IsPresent ? value : replacement;

    /// <inheritdoc/>
    public override string ToString() => IsPresent ? $"{value}" : "(absent)";

    /// <summary>A value that is there.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
