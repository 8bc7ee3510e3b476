using System.Text;

namespace HeadlessCrm.Benchmarks.Reporting;

/// <summary>
/// The file of results. What stands between the marks of a section is replaced when the section is measured again; all other
/// text is written by hand and stays.
/// </summary>
internal sealed class ResultsFile(string path)
{
    /// <summary>Replaces a section, or appends it when the file has none of the name.</summary>
    public async Task SetSectionAsync(string name, string text, CancellationToken cancellationToken)
    {
        var file = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : string.Empty;
        var begin = $"<!-- begin {name} -->";
        var end = $"<!-- end {name} -->";
        var section = $"{begin}\n{text.TrimEnd()}\n{end}";
        var from = file.IndexOf(begin, StringComparison.Ordinal);
        var to = file.IndexOf(end, StringComparison.Ordinal);
        file = from >= 0 && to > from
            ? string.Concat(file.AsSpan(0, from), section, file.AsSpan(to + end.Length))
            : $"{file.TrimEnd()}\n\n{section}\n";
        await File.WriteAllTextAsync(path, file, new UTF8Encoding(false), cancellationToken);
    }
}
