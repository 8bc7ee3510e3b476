using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Values as messages quote them, in the form of the reference implementation's <c>inspect</c>: strings as JSON,
/// numbers as JavaScript writes them, at most ten elements of a list, at most two levels of nesting.
/// </summary>
internal sealed class ValueText
{
    private const int MostElements = 10;
    private const int MostLevels = 2;

    // One large object may be quoted in many errors of one response.
    private const int MostCharacters = 10_000;

    private readonly StringBuilder text = new();

    private ValueText()
    {
    }

    /// <summary>The text for a value: JSON, a CLR primitive, a dictionary by name, or a sequence.</summary>
    public static string Quote(object? value)
    {
        var quoting = new ValueText();
        quoting.Append(value, 0);
        return quoting.Cut();
    }

    /// <summary>A string as JSON.stringify writes it.</summary>
    public static string Quote(string value)
    {
        var quoting = new ValueText();
        quoting.AppendString(value);
        return quoting.Cut();
    }

    private string Cut() => text.Length <= MostCharacters ? text.ToString() : text.ToString(0, MostCharacters) + "...";

    private void Append(object? value, int level)
    {
        if (text.Length > MostCharacters)
        {
            return;
        }

        switch (value)
        {
            case null: text.Append("null"); break;
            case JsonElement json: AppendJson(json, level); break;
            case string or char: AppendString(value.ToString()!); break;
            case bool truth: text.Append(truth ? "true" : "false"); break;
            case double or float:
                text.Append(JavaScriptNumber.Format(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)));
                break;
            case IReadOnlyDictionary<string, object?> members: AppendMembers(members, members.Count, level); break;
            case IDictionary<string, object?> members: AppendMembers(members, members.Count, level); break;
            case IFormattable formattable: text.Append(formattable.ToString(null, CultureInfo.InvariantCulture)); break;
            case IEnumerable elements: AppendElements([.. elements.Cast<object?>()], level); break;
            default: text.Append(value.GetType() == typeof(object) ? "{}" : $"[{value.GetType().Name}]"); break;
        }
    }

    private void AppendJson(JsonElement json, int level)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String: AppendString(JsonText.Of(json)); break;
            case JsonValueKind.Number: text.Append(JavaScriptNumber.Format(json.GetDouble())); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            case JsonValueKind.Null: text.Append("null"); break;
            case JsonValueKind.Array: AppendArray(json, level); break;
            case JsonValueKind.Object:
                var members = JsonMembers.Of(json);
                var boxed = members.Select(member => KeyValuePair.Create(member.Key, (object?)member.Value));
                AppendMembers(boxed, members.Count, level);
                break;
            default: text.Append("undefined"); break;
        }
    }

    private void AppendMembers(IEnumerable<KeyValuePair<string, object?>> members, int count, int level)
    {
        if (count == 0 || level >= MostLevels)
        {
            text.Append(count == 0 ? "{}" : "[Object]");
            return;
        }

        var separator = "{ ";
        foreach (var (name, value) in members)
        {
            if (text.Length > MostCharacters)
            {
                return;
            }

            text.Append(separator).Append(name).Append(": ");
            Append(value, level + 1);
            separator = ", ";
        }

        text.Append(" }");
    }

    private void AppendArray(JsonElement array, int level)
    {
        var shown = new List<object?>(MostElements);
        foreach (var element in array.EnumerateArray())
        {
            shown.Add(element);
            if (shown.Count == MostElements)
            {
                break;
            }
        }

        AppendElements(shown, level, array.GetArrayLength());
    }

    private void AppendElements(List<object?> elements, int level, int? length = null)
    {
        var count = length ?? elements.Count;
        if (count == 0 || level >= MostLevels)
        {
            text.Append(count == 0 ? "[]" : "[Array]");
            return;
        }

        var separator = "[";
        foreach (var element in elements.Take(MostElements))
        {
            text.Append(separator);
            Append(element, level + 1);
            separator = ", ";
        }

        if (count > MostElements)
        {
            var more = count - MostElements;
            text.Append(CultureInfo.InvariantCulture, $", ... {more} more item{(more == 1 ? "" : "s")}");
        }

        text.Append(']');
    }

    private void AppendString(string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length && text.Length <= MostCharacters; i++)
        {
            AppendCharacter(value, i);
        }

        text.Append('"');
    }

    private void AppendCharacter(string value, int index)
    {
        var character = value[index];
        switch (character)
        {
            case '"': text.Append("\\\""); break;
            case '\\': text.Append("\\\\"); break;
            case '\b': text.Append("\\b"); break;
            case '\f': text.Append("\\f"); break;
            case '\n': text.Append("\\n"); break;
            case '\r': text.Append("\\r"); break;
            case '\t': text.Append("\\t"); break;
            case < ' ':
                AppendEscape(character);
                break;
            default:
                if (char.IsSurrogate(character) && !IsPaired(value, index))
                {
                    AppendEscape(character);
                }
                else
                {
                    text.Append(character);
                }

                break;
        }
    }

    private void AppendEscape(char character) =>
        text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));

    private static bool IsPaired(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
        : index > 0 && char.IsHighSurrogate(value[index - 1]);
}
