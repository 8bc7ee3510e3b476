using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// A scalar of the host: JSON or a literal in, JSON out. Stateless and safe to use from any thread. Null never reaches
/// a scalar; lists and non-null are taken off before.
/// </summary>
public abstract class Scalar
{
    /// <summary>The name of the scalar in the schema.</summary>
    public abstract string Name { get; }

    /// <summary>The CLR type of its values.</summary>
    public abstract Type ClrType { get; }

    /// <summary>The CLR value of a JSON input value.</summary>
    /// <exception cref="ScalarException">The value does not fit; the message goes to the caller as it is.</exception>
    public abstract object ParseValue(JsonElement value);

    /// <summary>The CLR value of a constant literal; variables inside are replaced already.</summary>
    /// <exception cref="ScalarException">The literal does not fit; the message goes to the caller as it is.</exception>
    public abstract object ParseLiteral(ValueNode literal);

    /// <summary>Writes a value whose CLR type is only known at run time.</summary>
    /// <exception cref="ScalarException">The value cannot be represented; nothing may be written then.</exception>
    public abstract void WriteObject(object value, ResponseWriter writer);

    /// <summary>
    /// Reads a value straight from JSON, the reader standing on its first token and left on its last. False when it
    /// does not fit; <see cref="ParseValue"/> is then asked why. Overridden by scalars that need no intermediate form.
    /// </summary>
    public virtual bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        try
        {
            value = ParseValue(JsonElement.ParseValue(ref reader));
            return true;
        }
        catch (ScalarException)
        {
            value = null;
            return false;
        }
    }
}

/// <summary>A scalar whose values are of one CLR type.</summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public abstract class Scalar<T> : Scalar
    where T : notnull
{
    /// <inheritdoc/>
    public sealed override Type ClrType => typeof(T);

    /// <summary>Writes a value as JSON.</summary>
    /// <exception cref="ScalarException">The value cannot be represented; nothing may be written then.</exception>
    public abstract void Write(T value, ResponseWriter writer);

    /// <inheritdoc/>
    public override void WriteObject(object value, ResponseWriter writer)
    {
        if (value is not T typed)
        {
            throw new ScalarException($"{Name} cannot represent a value of CLR type {value.GetType().Name}.");
        }

        Write(typed, writer);
    }
}
