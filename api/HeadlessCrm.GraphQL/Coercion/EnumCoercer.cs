using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>An enum; its values are the CLR values registered for its names.</summary>
internal sealed class EnumCoercer : InputCoercer
{
    private readonly EnumType type;
    private readonly Dictionary<string, object> valuesByName;
    private readonly (byte[] Name, object Value)[] values;

    public EnumCoercer(EnumType type, Dictionary<string, object> valuesByName)
        : base(type)
    {
        this.type = type;
        this.valuesByName = valuesByName;
        values = [.. valuesByName.Select(value => (Encoding.UTF8.GetBytes(value.Key), value.Value))];
    }

    public override bool TryRead(ref Utf8JsonReader reader, InputBudget budget, out object? value)
    {
        value = null;
        return reader.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.String when !reader.ValueIsEscaped && !reader.HasValueSequence =>
                TryFind(reader.ValueSpan, out value),
            JsonTokenType.String => valuesByName.TryGetValue(JsonText.Read(ref reader), out value),
            _ => false,
        };
    }

    public override object? CoerceInputValue(JsonElement value, InputValueReport report)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        var isName = value.ValueKind == JsonValueKind.String;
        var text = isName ? JsonText.Of(value) : ValueText.Quote(value);
        if (isName && valuesByName.TryGetValue(text, out var known))
        {
            return known;
        }

        var message = isName
            ? $"Value \"{text}\" does not exist in \"{type.Name}\" enum."
            : $"Enum \"{type.Name}\" cannot represent non-string value: {text}.";
        report.Add(report.HideSuggestions
            ? message
            : message + Suggestions.DidYouMean(text, type.Values.Select(other => other.Name), "the enum value"));
        return null;
    }

    public override LiteralPart Compile(ValueNode literal, VariablePlan variables) => literal switch
    {
        VariableNode variable => new VariablePart(variables.IndexOf(variable.Name.Value), isNonNull: false),
        NullValueNode => ConstantPart.OfNull,
        EnumValueNode name when valuesByName.TryGetValue(name.Value, out var value) => new ConstantPart(value),
        _ => ConstantPart.OfMisfit,
    };

    private bool TryFind(ReadOnlySpan<byte> name, [NotNullWhen(true)] out object? value)
    {
        foreach (var candidate in values)
        {
            if (name.SequenceEqual(candidate.Name))
            {
                value = candidate.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
