using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Values without a type: null, <c>bool</c>, <c>string</c>, <c>long</c> (integers a double holds exactly),
/// <c>double</c>, <c>object?[]</c> and <see cref="InputObject"/>.
/// </summary>
internal static class UntypedValue
{
    private const double MostExactInteger = 9007199254740991;

    public static object? FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value),
        JsonValueKind.Number => FromNumber(value.GetDouble()),
        JsonValueKind.True => Boxes.True,
        JsonValueKind.False => Boxes.False,
        JsonValueKind.Array => value.EnumerateArray().Select(FromJson).ToArray(),
        JsonValueKind.Object => FromMembers(JsonMembers.Of(value)),
        _ => null,
    };

    public static object? FromLiteral(ValueNode literal) => literal switch
    {
        IntValueNode integer => FromNumber(double.Parse(integer.Value, CultureInfo.InvariantCulture)),
        FloatValueNode number => FromNumber(double.Parse(number.Value, CultureInfo.InvariantCulture)),
        StringValueNode text => text.Value,
        EnumValueNode name => name.Value,
        BooleanValueNode truth => Boxes.Boolean(truth.Value),
        ListValueNode list => list.Values.Select(FromLiteral).ToArray(),
        ObjectValueNode fields => FromFields(fields),
        _ => null,
    };

    /// <summary>Writes any value as JSON.</summary>
    /// <exception cref="ScalarException">
    /// The value has no form in JSON; the caller takes back what was written.
    /// </exception>
    public static void Write(string scalarName, object? value, ResponseWriter writer)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string or char: writer.WriteString(value.ToString()); break;
            case bool truth: writer.WriteBoolean(truth); break;
            case double or float:
                WriteNumber(System.Convert.ToDouble(value, CultureInfo.InvariantCulture), writer);
                break;
            case decimal or ulong:
                var digits = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);
                writer.WriteRaw(Encoding.ASCII.GetBytes(digits));
                break;
            case Enum: writer.WriteString(value.ToString()); break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteInt64(System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case JsonElement json: WriteJson(scalarName, json, writer); break;
            case IReadOnlyDictionary<string, object?> members: WriteMembers(scalarName, members, writer); break;
            case IDictionary<string, object?> members: WriteMembers(scalarName, members, writer); break;
            case DateTimeOffset or DateTime or DateOnly or TimeOnly:
                writer.WriteString(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid or Uri: writer.WriteString(value.ToString()); break;
            case IEnumerable elements: WriteElements(scalarName, elements, writer); break;
            default: throw new ScalarException($"{scalarName} cannot represent value: {ValueText.Quote(value)}");
        }
    }

    /// <summary>Writes a JSON value as it was read.</summary>
    public static void WriteJson(string scalarName, JsonElement json, ResponseWriter writer)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            throw new ScalarException($"{scalarName} cannot represent value: undefined");
        }

        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (Utf8.IsValid(raw))
        {
            writer.WriteRaw(raw);
        }
        else
        {
            Write(scalarName, FromJson(json), writer);
        }
    }

    private static void WriteNumber(double value, ResponseWriter writer)
    {
        // JSON has no word for these; JSON.stringify writes null.
        if (double.IsFinite(value))
        {
            writer.WriteDouble(value);
        }
        else
        {
            writer.WriteNull();
        }
    }

    [SuppressMessage("Performance", "CA1859", Justification = "Integers are boxed as long, which the rule overlooks.")]
    private static object FromNumber(double value)
    {
        if (double.IsInteger(value) && Math.Abs(value) <= MostExactInteger)
        {
            return (long)value;
        }

        return value;
    }

    private static InputObject FromMembers(List<KeyValuePair<string, JsonElement>> members) => new(
        [.. members.Select(member => member.Key)], [.. members.Select(member => FromJson(member.Value))]);

    private static InputObject FromFields(ObjectValueNode literal)
    {
        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            fields[field.Name.Value] = FromLiteral(field.Value);
        }

        return new InputObject([.. fields.Keys], [.. fields.Values]);
    }

    private static void WriteMembers(
        string scalarName, IEnumerable<KeyValuePair<string, object?>> members, ResponseWriter writer)
    {
        var separator = (byte)'{';
        foreach (var (name, value) in members)
        {
            writer.WriteByte(separator);
            writer.WriteString(name);
            writer.WriteByte((byte)':');
            Write(scalarName, value, writer);
            separator = (byte)',';
        }

        writer.WriteRaw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteElements(string scalarName, IEnumerable elements, ResponseWriter writer)
    {
        var separator = (byte)'[';
        foreach (var element in elements)
        {
            writer.WriteByte(separator);
            Write(scalarName, element, writer);
            separator = (byte)',';
        }

        writer.WriteRaw(separator == (byte)'[' ? "[]"u8 : "]"u8);
    }
}
