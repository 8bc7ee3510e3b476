using System.Text.Json;
using System.Text.Json.Serialization;

namespace HeadlessCrm.Api.Imports;

/// <summary>A mapping as it is written down, in a file or in the store.</summary>
internal sealed record MappingFile
{
    /// <summary>The names of the ways to round.</summary>
    public static readonly IReadOnlyDictionary<string, MidpointRounding> Roundings = new Dictionary<string, MidpointRounding>(StringComparer.Ordinal)
    {
        ["HALF_EVEN"] = MidpointRounding.ToEven,
        ["HALF_AWAY_FROM_ZERO"] = MidpointRounding.AwayFromZero,
    };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Of our columns, those that the file calls otherwise.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>Of our columns, those that all rows share a value of.</summary>
    public Dictionary<string, string> Constants { get; init; } = [];

    /// <summary>Of our columns, those that are one column of the file less another.</summary>
    public Dictionary<string, string[]> Differences { get; init; } = [];

    /// <summary>The character between the columns of a CSV file; null: a comma.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Whether rows that follow one another with the same <c>externalId</c> are lines of one document.</summary>
    public bool GroupLines { get; init; }

    /// <summary>How amounts with too many decimals are rounded, one of <see cref="Roundings"/>; null: they are refused.</summary>
    public string? Rounding { get; init; }

    /// <exception cref="JsonException">The text is no mapping.</exception>
    public static MappingFile Parse(string text)
    {
        var parsed = JsonSerializer.Deserialize<MappingFile>(text, Json) ?? new MappingFile();

        // What is null in the text is not there.
        return parsed with
        {
            Columns = parsed.Columns ?? [],
            Constants = parsed.Constants ?? [],
            Differences = parsed.Differences ?? [],
        };
    }

    /// <summary>The same mapping always as the same text.</summary>
    public string Print() => JsonSerializer.Serialize(
        this with
        {
            Columns = new Dictionary<string, string>(Columns.OrderBy(entry => entry.Key, StringComparer.Ordinal)),
            Constants = new Dictionary<string, string>(Constants.OrderBy(entry => entry.Key, StringComparer.Ordinal)),
            Differences = new Dictionary<string, string[]>(Differences.OrderBy(entry => entry.Key, StringComparer.Ordinal)),
        },
        Json);

    /// <summary>What the mapping says that cannot be, to be read after its name; null: nothing.</summary>
    public string? FindFault(ImportColumns columns)
    {
        var names = Columns.Keys.Concat(Constants.Keys).Concat(Differences.Keys).ToArray();
        if (Array.Find(names, name => columns.IndexOf(name) < 0) is { } unknown)
        {
            return $"names the column \"{unknown}\", which does not exist here; the columns are {string.Join(", ", columns.Names)}.";
        }

        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return $"says of \"{twice.Key}\" more than one of a column, a constant and a difference; give one of them.";
        }

        if (names.Length == 0 && Delimiter is null)
        {
            return "names no column; expected { \"columns\": { ours: yours } }.";
        }

        if (Differences.FirstOrDefault(entry => entry.Value is not [{ Length: > 0 }, { Length: > 0 }]) is { Key: { } odd })
        {
            return $"gives \"{odd}\" as a difference, which needs two columns of the file: [\"Sales\", \"Profit\"].";
        }

        if (Columns.FirstOrDefault(entry => string.IsNullOrEmpty(entry.Value)) is { Key: { } nameless })
        {
            return $"gives \"{nameless}\" a column without a name.";
        }

        if (Delimiter is { Length: not 1 })
        {
            return $"has the delimiter \"{Delimiter}\", which is not one character.";
        }

        return Rounding is null || Roundings.ContainsKey(Rounding)
            ? null
            : $"has the rounding \"{Rounding}\"; expected one of {string.Join(", ", Roundings.Keys)}.";
    }
}
