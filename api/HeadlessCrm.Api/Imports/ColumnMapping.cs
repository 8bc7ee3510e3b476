using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>Which column of a file is which of ours, and values that all rows share.</summary>
internal sealed class ColumnMapping
{
    private const NumberStyles Amount = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly MappingFile file;

    private ColumnMapping(MappingFile file) => this.file = file;

    /// <summary>The file has our column names.</summary>
    public static ColumnMapping None { get; } = new(new MappingFile());

    /// <summary>The character between the columns of a CSV file.</summary>
    public string Delimiter => file.Delimiter ?? ",";

    /// <summary>Whether rows that follow one another with the same <c>externalId</c> are lines of one document.</summary>
    public bool GroupsLines => file.GroupLines;

    /// <summary>How amounts with more decimals than their currency are rounded; null: they are refused.</summary>
    public MidpointRounding? Rounding => file.Rounding is null ? null : MappingFile.Roundings[file.Rounding];

    /// <exception cref="StartupException">The mapping cannot be read or names what does not exist.</exception>
    public static ColumnMapping Read(string path, ImportColumns columns)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The mapping {path} cannot be read: {fault.Message}", fault);
        }

        return Parse(text, $"The mapping {path}", columns);
    }

    /// <summary>The mapping that a text says.</summary>
    /// <param name="text">JSON, as in a mapping file.</param>
    /// <param name="name">What to call it when it is refused, such as "The mapping".</param>
    /// <param name="columns">The columns there are.</param>
    /// <exception cref="StartupException">It is no mapping, or names what does not exist.</exception>
    public static ColumnMapping Parse(string text, string name, ImportColumns columns)
    {
        try
        {
            var mapping = MappingFile.Parse(text);
            return mapping.FindFault(columns) is { } fault
                ? throw new StartupException($"{name} {fault}")
                : new ColumnMapping(mapping);
        }
        catch (JsonException fault)
        {
            throw new StartupException(
                $"{name} is not what a mapping is: {fault.Message} Expected {{ \"columns\": {{ ours: yours }}, \"constants\": {{ ours: value }} }}.",
                fault);
        }
    }

    /// <summary>The mapping with more of our columns found in the file; what it says itself stays.</summary>
    public ColumnMapping With(IEnumerable<KeyValuePair<string, string>> found)
    {
        var columns = new Dictionary<string, string>(file.Columns);
        foreach (var (ours, theirs) in found)
        {
            columns.TryAdd(ours, theirs);
        }

        return new ColumnMapping(file with { Columns = columns });
    }

    /// <summary>The file's name of one of our columns; of a difference the first of the two.</summary>
    public string NameOf(string column) =>
        file.Differences.TryGetValue(column, out var pair) ? pair[0] : file.Columns.GetValueOrDefault(column, column);

    /// <summary>The file's name of what is taken off the column; null: nothing is.</summary>
    public string? SubtrahendOf(string column) => file.Differences.TryGetValue(column, out var pair) ? pair[1] : null;

    /// <summary>Whether the mapping says which of the file's columns ours is.</summary>
    public bool IsMapped(string column) => file.Columns.ContainsKey(column) || file.Differences.ContainsKey(column);

    /// <summary>The value all rows share, or null.</summary>
    public string? ConstantOf(string column) => file.Constants.GetValueOrDefault(column);

    /// <summary>One value less another; what is no number stays as it stands, for whoever reads the row to refuse.</summary>
    public static string? Difference(string? minuend, string? subtrahend)
    {
        if (minuend is null || subtrahend is null)
        {
            return null;
        }

        return decimal.TryParse(minuend, Amount, CultureInfo.InvariantCulture, out var from)
            && decimal.TryParse(subtrahend, Amount, CultureInfo.InvariantCulture, out var less)
                ? (from - less).ToString(CultureInfo.InvariantCulture)
                : $"{minuend} less {subtrahend}";
    }
}
