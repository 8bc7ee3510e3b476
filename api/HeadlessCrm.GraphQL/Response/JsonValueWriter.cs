using System.Collections;
using System.Text.Json;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>Writes plain values (text, numbers, booleans, dictionaries, lists) as JSON, for <c>extensions</c>.</summary>
internal static class JsonValueWriter
{
    public static void Write(object? value, ResponseWriter writer)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case string text: writer.WriteString(text); break;
            case bool truth: writer.WriteBoolean(truth); break;
            case int number: writer.WriteInt64(number); break;
            case long number: writer.WriteInt64(number); break;
            case double number: writer.WriteDouble(number); break;
            case JsonElement element: writer.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(element)); break;
            case IReadOnlyDictionary<string, object?> members: WriteObject(members, writer); break;
            case IEnumerable items: WriteArray(items, writer); break;
            default: writer.WriteString(value.ToString()); break;
        }
    }

    private static void WriteObject(IReadOnlyDictionary<string, object?> members, ResponseWriter writer)
    {
        writer.WriteByte((byte)'{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first)
            {
                writer.WriteByte((byte)',');
            }

            first = false;
            writer.WriteString(name);
            writer.WriteByte((byte)':');
            Write(value, writer);
        }

        writer.WriteByte((byte)'}');
    }

    private static void WriteArray(IEnumerable items, ResponseWriter writer)
    {
        writer.WriteByte((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                writer.WriteByte((byte)',');
            }

            first = false;
            Write(item, writer);
        }

        writer.WriteByte((byte)']');
    }
}
