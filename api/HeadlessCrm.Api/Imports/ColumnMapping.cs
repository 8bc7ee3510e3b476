using System.Text.Json;
using System.Text.Json.Serialization;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>Which column of a file is which of ours, and values that all rows share.</summary>
internal sealed class ColumnMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly MappingFile file;

    private ColumnMapping(MappingFile file) => this.file = file;

    /// <summary>The file has our column names.</summary>
    public static ColumnMapping None { get; } = new(new MappingFile([], [], null));

    /// <summary>The character between the columns of a CSV file.</summary>
    public string Delimiter => file.Delimiter ?? ",";

    /// <exception cref="StartupException">The mapping cannot be read or names what does not exist.</exception>
    public static ColumnMapping Read(string path, ImportColumns columns)
    {
        MappingFile? parsed;
        try
        {
            parsed = JsonSerializer.Deserialize<MappingFile>(File.ReadAllText(path), Json);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The mapping {path} cannot be read: {fault.Message}", fault);
        }
        catch (JsonException fault)
        {
            throw new StartupException(
                $"The mapping {path} is not what a mapping is: {fault.Message} Expected {{ \"columns\": {{ ours: yours }}, \"constants\": {{ ours: value }} }}.",
                fault);
        }

        var mapping = new MappingFile(parsed?.Columns ?? [], parsed?.Constants ?? [], parsed?.Delimiter);
        if (mapping.Columns.Keys.Concat(mapping.Constants.Keys).FirstOrDefault(name => columns.IndexOf(name) < 0) is { } unknown)
        {
            throw new StartupException(
                $"The mapping {path} names the column \"{unknown}\", which does not exist here; the columns are {string.Join(", ", columns.Names)}.");
        }

        if (mapping.Columns.Keys.FirstOrDefault(mapping.Constants.ContainsKey) is { } twice)
        {
            throw new StartupException($"The mapping {path} gives \"{twice}\" both a column and a constant; give one of them.");
        }

        if (mapping.Columns.Count == 0 && mapping.Constants.Count == 0 && mapping.Delimiter is null)
        {
            throw new StartupException($"The mapping {path} names no column; expected {{ \"columns\": {{ ours: yours }} }}.");
        }

        return mapping.Delimiter is null or { Length: 1 }
            ? new ColumnMapping(mapping)
            : throw new StartupException($"The delimiter \"{mapping.Delimiter}\" of the mapping {path} is not one character.");
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

    /// <summary>The file's name of one of our columns.</summary>
    public string NameOf(string column) => file.Columns.GetValueOrDefault(column, column);

    /// <summary>Whether the mapping says which of the file's columns ours is.</summary>
    public bool IsMapped(string column) => file.Columns.ContainsKey(column);

    /// <summary>The value all rows share, or null.</summary>
    public string? ConstantOf(string column) => file.Constants.GetValueOrDefault(column);

    private sealed record MappingFile(Dictionary<string, string> Columns, Dictionary<string, string> Constants, string? Delimiter);
}
