using System.Text.Json;
using System.Text.RegularExpressions;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// JSON input values as literals, by the type they are given for (the reference's <c>valueToLiteral</c>).
/// </summary>
internal static partial class ValueLiterals
{
    /// <summary>The literal for a value that fits its type.</summary>
    public static ValueNode From(JsonElement value, SchemaType type)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return new NullValueNode(default);
        }

        return type.Nullable switch
        {
            ListType list when value.ValueKind == JsonValueKind.Array => new ListValueNode(
                default, [.. value.EnumerateArray().Select(element => From(element, list.ElementType))]),
            ListType list => From(value, list.ElementType),
            InputObjectType inputObject when value.ValueKind == JsonValueKind.Object => FromObject(value, inputObject),
            EnumType when value.ValueKind == JsonValueKind.String => new EnumValueNode(default, JsonText.Of(value)),
            ScalarType { IsBuiltIn: true, Name: "ID" } => FromId(value),
            _ => FromUntyped(value),
        };
    }

    private static ValueNode FromUntyped(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new BooleanValueNode(default, value.GetBoolean()),
        JsonValueKind.String => new StringValueNode(default, JsonText.Of(value), block: false),
        JsonValueKind.Number => FromNumber(JavaScriptNumber.Format(value.GetDouble())),
        JsonValueKind.Array => new ListValueNode(default, [.. value.EnumerateArray().Select(FromUntyped)]),
        JsonValueKind.Object => new ObjectValueNode(
            default, [.. JsonMembers.Of(value).Select(member => Field(member.Key, FromUntyped(member.Value)))]),
        _ => new NullValueNode(default),
    };

    private static ObjectValueNode FromObject(JsonElement value, InputObjectType type)
    {
        var given = JsonMembers.Of(value).ToDictionary(StringComparer.Ordinal);
        return new ObjectValueNode(
            default,
            [.. type.Fields
                .Where(field => given.ContainsKey(field.Name))
                .Select(field => Field(field.Name, From(given[field.Name], field.Type)))]);
    }

    // An ID of digits is written without quotes, as the reference does.
    private static ValueNode FromId(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String
            ? JsonText.Of(value)
            : JavaScriptNumber.Format(value.GetDouble());
        return value.ValueKind != JsonValueKind.String || Integer.IsMatch(text)
            ? new IntValueNode(default, text)
            : new StringValueNode(default, text, block: false);
    }

    private static ValueNode FromNumber(string text) => text switch
    {
        _ when Integer.IsMatch(text) => new IntValueNode(default, text),
        "Infinity" or "-Infinity" => new NullValueNode(default),
        _ => new FloatValueNode(default, text),
    };

    private static ObjectFieldNode Field(string name, ValueNode value) =>
        new(default, new NameNode(default, name), value);

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]*)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Integer { get; }
}
