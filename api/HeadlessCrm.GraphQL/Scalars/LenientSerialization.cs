using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Output coercion of values whose CLR type says little, with the conversions the reference implementation makes:
/// <c>"12"</c> is an Int, <c>true</c> is 1, 5 is the ID <c>"5"</c>. Beyond those, <see cref="Guid"/> and <see
/// cref="Uri"/> are text.
/// </summary>
public static class LenientSerialization
{
    /// <summary>Writes a non-null value at a position of a leaf type.</summary>
    /// <exception cref="ScalarException">
    /// The value cannot be represented. Of a custom scalar's value a part may be written then; the caller truncates.
    /// </exception>
    public static void WriteLeaf(NamedType leafType, object value, ResponseWriter writer)
    {
        switch (leafType)
        {
            case EnumType type: WriteEnum(type, value, writer); break;
            case ScalarType { IsBuiltIn: true, Name: "Int" }: WriteInt(value, writer); break;
            case ScalarType { IsBuiltIn: true, Name: "Float" }: WriteFloat(value, writer); break;
            case ScalarType { IsBuiltIn: true, Name: "String" }: WriteString(value, writer); break;
            case ScalarType { IsBuiltIn: true, Name: "Boolean" }: WriteBoolean(value, writer); break;
            case ScalarType { IsBuiltIn: true, Name: "ID" }: WriteId(value, writer); break;
            default: UntypedValue.Write(leafType.Name, value, writer); break;
        }
    }

    internal static void WriteInt(object value, ResponseWriter writer)
    {
        var number = Primitive(value) switch
        {
            long integer => integer,
            bool truth => truth ? 1 : 0,
            decimal exact when decimal.IsInteger(exact) => (double)exact,
            double real when double.IsInteger(real) => real,
            string text when Number(text) is var parsed && double.IsInteger(parsed) => parsed,
            var other => throw new ScalarException($"Int cannot represent non-integer value: {ValueText.Quote(other)}"),
        };
        writer.WriteInt64(number is >= int.MinValue and <= int.MaxValue
            ? (long)number
            : throw new ScalarException(
                $"Int cannot represent non 32-bit signed integer value: {ValueText.Quote(Primitive(value))}"));
    }

    internal static void WriteFloat(object value, ResponseWriter writer)
    {
        switch (Primitive(value))
        {
            case long integer: writer.WriteInt64(integer); break;
            case bool truth: writer.WriteInt64(truth ? 1 : 0); break;
            case decimal exact: UntypedValue.Write("Float", exact, writer); break;
            case double real when double.IsFinite(real): writer.WriteDouble(real); break;
            case string text when Number(text) is var parsed && double.IsFinite(parsed):
                writer.WriteDouble(parsed);
                break;
            case var other:
                throw new ScalarException($"Float cannot represent non numeric value: {ValueText.Quote(other)}");
        }
    }

    internal static void WriteString(object value, ResponseWriter writer) => writer.WriteString(Primitive(value) switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        decimal exact => exact.ToString(CultureInfo.InvariantCulture),
        double real when double.IsFinite(real) => JavaScriptNumber.Format(real),
        _ => throw new ScalarException($"String cannot represent value: {ValueText.Quote(value)}"),
    });

    internal static void WriteBoolean(object value, ResponseWriter writer)
    {
        writer.WriteBoolean(Primitive(value) switch
        {
            bool truth => truth,
            long integer => integer != 0,
            decimal exact => exact != 0,
            double real when double.IsFinite(real) => real != 0,
            var other => throw new ScalarException(
                $"Boolean cannot represent a non boolean value: {ValueText.Quote(other)}"),
        });
    }

    internal static void WriteId(object value, ResponseWriter writer) => writer.WriteString(Primitive(value) switch
    {
        string text => text,
        long integer => integer.ToString(CultureInfo.InvariantCulture),
        decimal exact when decimal.IsInteger(exact) => exact.ToString("0", CultureInfo.InvariantCulture),
        double real when double.IsInteger(real) => JavaScriptNumber.Format(real),
        _ => throw new ScalarException($"ID cannot represent value: {ValueText.Quote(value)}"),
    });

    private static void WriteEnum(EnumType type, object value, ResponseWriter writer)
    {
        var name = value is JsonElement { ValueKind: JsonValueKind.String } json ? JsonText.Of(json) : value as string;
        if (name is null || type.GetValue(name) is null)
        {
            throw new ScalarException($"Enum \"{type.Name}\" cannot represent value: {ValueText.Quote(value)}");
        }

        writer.WriteString(name);
    }

    // Blank text is 0 in JavaScript, but empty text is refused.
    private static double Number(string text) => text.Length > 0 ? JavaScriptNumber.Parse(text) : double.NaN;

    // string, bool, long, double or decimal where the value is one of them in another guise; else the value itself.
    private static object Primitive(object value) => value switch
    {
        string or bool or long or double or decimal => value,
        sbyte or byte or short or ushort or int or uint =>
            System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong large => large <= long.MaxValue ? (long)large : (object)(decimal)large,
        float real => double.Parse(real.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        char or Guid or Uri => value.ToString()!,
        JsonElement json => Primitive(json),
        _ => value,
    };

    private static object Primitive(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(json),
        JsonValueKind.Number => json.TryGetInt64(out var integer) ? integer : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => json,
    };
}
