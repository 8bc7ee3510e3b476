using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>A scalar that is a string in JSON, in a form of its own.</summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
/// <param name="name">The name in the schema.</param>
/// <param name="expectation">What the text must be, with an example: "an RFC 3339 date such as 2026-09-03".</param>
public abstract class TextScalar<T>(string name, string expectation) : Scalar<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public sealed override object ParseValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && TryParse(JsonText.Of(value), out var parsed))
        {
            return parsed;
        }

        return value.ValueKind != JsonValueKind.String && TryParseOther(value, out parsed)
            ? parsed
            : throw Misfit(ValueText.Quote(value));
    }

    /// <inheritdoc/>
    public sealed override object ParseLiteral(ValueNode literal) => literal switch
    {
        StringValueNode text when TryParse(text.Value, out var parsed) => parsed,
        StringValueNode text => throw Misfit(ValueText.Quote(text.Value)),
        IntValueNode number when TryParseNumber(number.Value, out var parsed) => parsed,
        FloatValueNode number when TryParseNumber(number.Value, out var parsed) => parsed,
        _ => throw Misfit(Language.Validation.ErrorText.Quote(literal)),
    };

    /// <inheritdoc/>
    public sealed override bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out object? value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return base.TryRead(ref reader, out value);
        }

        value = TryParse(JsonText.Read(ref reader), out var parsed) ? parsed : null;
        return value is not null;
    }

    /// <summary>The value of a text; false when the text is none.</summary>
    protected abstract bool TryParse(string text, [NotNullWhen(true)] out T? value);

    /// <summary>
    /// The value of the digits of a number literal or JSON number; false where only text is taken, as by default.
    /// </summary>
    protected virtual bool TryParseNumber(string digits, [NotNullWhen(true)] out T? value)
    {
        value = default;
        return false;
    }

    private bool TryParseOther(JsonElement value, [NotNullWhen(true)] out T? parsed)
    {
        parsed = default;
        return value.ValueKind == JsonValueKind.Number && TryParseNumber(value.GetRawText(), out parsed);
    }

    private ScalarException Misfit(string quoted) =>
        new($"{name} cannot represent value: {quoted}. Expected {expectation}.");
}

/// <summary>A scalar whose values stay strings.</summary>
/// <param name="name">The name in the schema.</param>
/// <param name="expectation">What the text must be, with an example.</param>
public abstract class StringFormatScalar(string name, string expectation) : TextScalar<string>(name, expectation)
{
    /// <inheritdoc/>
    public override void Write(string value, ResponseWriter writer) => writer.WriteString(value);
}
