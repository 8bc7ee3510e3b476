using System.Text.Json;

namespace HeadlessCrm.Api.Imports;

/// <summary>Rows of an NDJSON file: one object per line, members named as the columns.</summary>
internal static class NdjsonRows
{
    private const int MaxShown = 120;

    public static IEnumerable<SourceRow> Read(TextReader text, ImportColumns columns, ColumnMapping mapping)
    {
        var line = 0L;
        while (text.ReadLine() is { } json)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(json))
            {
                yield return RowOf(json, line, columns, mapping);
            }
        }
    }

    private static SourceRow RowOf(string json, long line, ImportColumns columns, ColumnMapping mapping)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Refused(line, json, "The line is not a JSON object.");
            }

            var values = new string?[columns.Names.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var column = columns.Names[i];
                if (!TryGetText(document.RootElement, mapping.NameOf(column), out values[i], out var odd))
                {
                    return Misfit(line, column, odd);
                }

                if (mapping.SubtrahendOf(column) is not { } less)
                {
                    values[i] ??= mapping.ConstantOf(column);
                }
                else if (TryGetText(document.RootElement, less, out var subtrahend, out odd))
                {
                    values[i] = ColumnMapping.Difference(values[i], subtrahend);
                }
                else
                {
                    return Misfit(line, column, odd);
                }
            }

            return new SourceRow(line, values);
        }
        catch (JsonException fault)
        {
            return Refused(line, json, $"The line is not JSON: {fault.Message}");
        }
    }

    private static SourceRow Misfit(long line, string column, JsonElement member) => new(
        line, [], new Reject(line, column, member.GetRawText(), "The value is neither text nor a number."));

    private static bool TryGetText(JsonElement row, string name, out string? text, out JsonElement member)
    {
        if (!row.TryGetProperty(name, out member))
        {
            text = null;
            return true;
        }

        text = member.ValueKind switch
        {
            JsonValueKind.String => member.GetString() is { Length: > 0 } value ? value : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.GetRawText(),
            _ => null,
        };
        return text is not null || member.ValueKind is JsonValueKind.Null or JsonValueKind.String;
    }

    private static SourceRow Refused(long line, string json, string reason) =>
        new(line, [], new Reject(line, string.Empty, json.Length > MaxShown ? json[..MaxShown] + "…" : json, reason));
}
