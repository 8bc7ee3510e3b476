using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Api.Imports;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>A file of people of whom it is known who is who.</summary>
/// <param name="Records">The records; their ids are their line numbers.</param>
/// <param name="People">Who each record is of, by its id.</param>
/// <param name="Columns">The file's columns that take part, in the order of the file.</param>
internal sealed record PeopleFile(
    IReadOnlyList<MatchRecord> Records, IReadOnlyDictionary<string, string> People, IReadOnlyList<string> Columns)
{
    private static readonly TimeSpan PatternPatience = TimeSpan.FromSeconds(1);

    /// <summary>Reads the file as a whole; a row that cannot be read refuses it, because counts over a part of it would mislead.</summary>
    /// <exception cref="StartupException">The file, a column or a row is not what is needed.</exception>
    public static PeopleFile Read(PeopleOptions options, CancellationToken cancellationToken)
    {
        var person = PatternOf(options.Person);
        var mapping = options.MappingPath is { } path ? ColumnMapping.Read(path, PeopleColumns.All) : ColumnMapping.None;
        try
        {
            var header = HeaderOf(options.File, mapping);
            Check(options, header);
            mapping = mapping.With(PeopleColumns.FindIn(header).Append(KeyValuePair.Create(PeopleColumns.Truth, options.Truth)));
            using var source = SourceFile.Open(options.File, text => CsvRows.Open(text, PeopleColumns.All, mapping));
            return Read(source, options, mapping, header, person, cancellationToken);
        }
        catch (DecoderFallbackException fault)
        {
            throw SourceFile.NotUtf8(options.File, fault);
        }
    }

    private static PeopleFile Read(
        SourceFile source,
        PeopleOptions options,
        ColumnMapping mapping,
        string[] header,
        Regex person,
        CancellationToken cancellationToken)
    {
        var taken = Enumerable.Range(0, PeopleColumns.FieldCount)
            .Where(column => TheirNameOf(column) is var name && header.Contains(name)
                && !options.Without.Contains(name) && name != options.Truth)
            .ToArray();
        if (taken.Length == 0)
        {
            throw new StartupException(
                $"No column of {options.File} is left to match by; its header has {string.Join(", ", header)}. " +
                $"Say with --mapping which of them are {string.Join(", ", PeopleColumns.All.Names[..^1])}.");
        }

        var records = new List<MatchRecord>();
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        var pool = new MatchTextPool();
        foreach (var row in source.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Fault is { } fault)
            {
                throw new StartupException($"{options.File} cannot be evaluated. {fault}");
            }

            var id = row.Line.ToString(CultureInfo.InvariantCulture);
            people.Add(id, PersonOf(row, options, person));
            records.Add(MatchRecord.Create(
                id, taken.Select(column => KeyValuePair.Create(PeopleColumns.FieldOf(column), row.Values[column])), pool));
        }

        var names = taken.Select(TheirNameOf).ToHashSet(StringComparer.Ordinal);
        return new PeopleFile(records, people, [.. header.Where(names.Contains)]);

        string TheirNameOf(int column) => mapping.NameOf(PeopleColumns.All.Names[column]);
    }

    private static string[] HeaderOf(string file, ColumnMapping mapping)
    {
        string[] header = [];
        using var source = SourceFile.Open(file, text =>
        {
            header = CsvRows.HeaderOf(text, mapping.Delimiter[0]);
            return [];
        });
        return header.Length > 0 ? header : throw new StartupException($"{file} is empty; it needs a header line.");
    }

    private static void Check(PeopleOptions options, string[] header)
    {
        if (!header.Contains(options.Truth))
        {
            throw new StartupException(
                $"{options.File} has no column {options.Truth} for --truth; its header has {string.Join(", ", header)}.");
        }

        if (options.Without.FirstOrDefault(name => !header.Contains(name)) is { } unknown)
        {
            throw new StartupException(
                $"{options.File} has no column {unknown} for --without; its header has {string.Join(", ", header)}.");
        }
    }

    private static string PersonOf(SourceRow row, PeopleOptions options, Regex person)
    {
        var value = row.Values[^1] ?? throw new StartupException(
            $"line {row.Line} of {options.File} has no {options.Truth}, so that it is not known whose record it is; fill it in.");
        var found = person.Match(value).Groups["person"];
        return found.Success
            ? found.Value
            : throw new StartupException(
                $"line {row.Line} of {options.File}: the pattern of --person does not fit {options.Truth} \"{value}\".");
    }

    /// <summary>The pattern that finds the person in a name of a record.</summary>
    /// <exception cref="StartupException">It is none, or has no group for the person.</exception>
    public static Regex PatternOf(string text)
    {
        try
        {
            var pattern = new Regex(text, RegexOptions.CultureInvariant, PatternPatience);
            return pattern.GetGroupNames().Contains("person")
                ? pattern
                : throw new StartupException($"The pattern {text} of --person has no group (?<person>…).");
        }
        catch (ArgumentException fault)
        {
            throw new StartupException($"The pattern of --person is not a regular expression: {fault.Message}", fault);
        }
    }
}
