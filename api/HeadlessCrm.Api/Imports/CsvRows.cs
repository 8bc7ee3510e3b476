using CsvHelper;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>
/// Rows of a CSV file with a header line (RFC 4180). A line break always ends the row, so that one open quote refuses one
/// row instead of swallowing the rest of the file.
/// </summary>
internal static class CsvRows
{
    private const int MaxRowBytes = 1024 * 1024;

    /// <summary>Reads the header at once and the rows as they are asked for.</summary>
    /// <exception cref="StartupException">The header lacks columns.</exception>
    public static IEnumerable<SourceRow> Open(TextReader text, ImportColumns columns, ColumnMapping mapping)
    {
        var malformed = new Queue<Reject>();
        var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = mapping.Delimiter[0],
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MaxRecordSize = MaxRowBytes,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => malformed.Enqueue(Describe(record)),
        }, leaveOpen: true);
        reader.ReadHeader();
        var header = reader.Headers.ToArray();
        if (header.Length == 0)
        {
            throw new StartupException($"The file is empty; it needs a header line with {string.Join(",", columns.Names)}.");
        }

        return Read(reader, malformed, FindColumns(header, columns, mapping), columns, mapping);
    }

    /// <summary>The names in the header line; none when the file is empty.</summary>
    public static string[] HeaderOf(TextReader text, char separator)
    {
        using var reader = CsvReader.Create(
            text, new CsvReaderOptions { Separator = separator, TrimWhitespace = true, MaxRecordSize = MaxRowBytes }, leaveOpen: true);
        reader.ReadHeader();
        return reader.Headers.ToArray();
    }

    private static (int Column, int Subtrahend)[] FindColumns(string[] header, ImportColumns columns, ColumnMapping mapping)
    {
        var found = columns.Names
            .Select(name => (
                Array.IndexOf(header, mapping.NameOf(name)),
                mapping.SubtrahendOf(name) is { } less ? Array.IndexOf(header, less) : -1))
            .ToArray();
        var missing = columns.Names
            .Where((name, index) => found[index].Item1 < 0 && mapping.ConstantOf(name) is null
                && (columns.Required.Contains(name) || mapping.IsMapped(name)))
            .Select(mapping.NameOf)
            .Concat(columns.Names.Where((_, index) => found[index].Item2 < 0).Select(mapping.SubtrahendOf).OfType<string>())
            .ToArray();
        if (missing.Length > 0)
        {
            throw new StartupException(
                $"The header lacks {string.Join(", ", missing)}; it has {string.Join(", ", header.Take(50))}. " +
                $"Expected {string.Join(",", columns.Names)}, or a --mapping that says which column is which.");
        }

        if (header.GroupBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1 && columns.Names.Any(name => mapping.NameOf(name) == group.Key)) is { } twice)
        {
            throw new StartupException($"The header has the column \"{twice.Key}\" twice; rename one.");
        }

        return found;
    }

    private static IEnumerable<SourceRow> Read(
        CsvReader reader, Queue<Reject> malformed, (int Column, int Subtrahend)[] found, ImportColumns columns, ColumnMapping mapping)
    {
        using (reader)
        {
            bool isRow;
            do
            {
                isRow = reader.Read();
                while (malformed.TryDequeue(out var reject))
                {
                    yield return new SourceRow(reject.Line, [], reject);
                }

                if (isRow)
                {
                    yield return new SourceRow(reader.LineNumber, ValuesOf(reader, found, columns, mapping));
                }
            }
            while (isRow);
        }
    }

    private static Reject Describe(CsvMalformedRecord record) => new(
        record.LineNumber,
        string.Empty,
        record.RawRecord,
        record.Reason == CsvMalformedReason.FieldCountMismatch
            ? "The row has another number of fields than the header; check its commas and quotes."
            : "The quotes of the row do not pair up; write a quote within a quoted field twice.");

    private static string?[] ValuesOf(
        CsvReader reader, (int Column, int Subtrahend)[] found, ImportColumns columns, ColumnMapping mapping)
    {
        var values = new string?[found.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var (column, subtrahend) = found[i];
            var value = ValueOf(reader, column);
            values[i] = subtrahend >= 0
                ? ColumnMapping.Difference(value, ValueOf(reader, subtrahend))
                : value ?? mapping.ConstantOf(columns.Names[i]);
        }

        return values;
    }

    private static string? ValueOf(CsvReader reader, int column) =>
        column < 0 || reader.IsEmpty(column) ? null : reader.GetString(column);
}
