namespace HeadlessCrm.Api.Imports;

/// <summary>
/// The rows that make one entity: one, or in a file with a row per line those that follow one another with the same key. It is
/// used again for the next, so nobody may keep it.
/// </summary>
internal sealed class SourceDocument
{
    // More lines than a transaction may have: what is longer is refused, and must not fill the memory before.
    private const int MaxRows = 2_000;

    private readonly List<SourceRow> rows = [];

    /// <summary>The rows, one at least.</summary>
    public IReadOnlyList<SourceRow> Rows => rows;

    /// <summary>Why the document cannot be what it should be, for a reason that lies outside its rows; null: nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>The documents of a file.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="key">The column whose equal values make rows one document; null: each row is one.</param>
    public static IEnumerable<SourceDocument> Of(IEnumerable<SourceRow> rows, int? key)
    {
        var document = new SourceDocument();
        return key is { } column ? document.Group(rows, column) : document.OneByOne(rows);
    }

    private IEnumerable<SourceDocument> OneByOne(IEnumerable<SourceRow> source)
    {
        foreach (var row in source)
        {
            rows.Clear();
            rows.Add(row);
            yield return this;
        }
    }

    private IEnumerable<SourceDocument> Group(IEnumerable<SourceRow> source, int column)
    {
        string? open = null;
        foreach (var row in source)
        {
            // A row that cannot be read may be a line of the document before it as well as of the one after it: neither is
            // taken, for each might lack a line.
            var key = row.Fault is null ? row.Values[column] ?? string.Empty : null;
            if ((key is not null && open is not null && key != open) || rows.Count == MaxRows)
            {
                yield return this;
                Fault = rows[^1].Fault is { } unread
                    ? $"Line {unread.Line} before it cannot be read and may be a line of this document; put it right first."
                    : key == open ? $"The document has more than {MaxRows} lines." : null;
                rows.Clear();
                open = null;
            }

            open ??= key;
            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return this;
        }
    }
}
