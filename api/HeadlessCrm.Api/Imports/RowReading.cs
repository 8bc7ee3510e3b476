namespace HeadlessCrm.Api.Imports;

/// <summary>How rows become entities.</summary>
/// <param name="Columns">The canonical columns.</param>
/// <param name="Read">The entity of the rows of a document; null, with the reasons added, when it is refused.</param>
/// <param name="Key">The column whose equal values make rows that follow one another one document; null: each row is one.</param>
internal sealed record RowReading<TRow>(ImportColumns Columns, Func<IReadOnlyList<SourceRow>, List<Reject>, TRow?> Read, int? Key = null)
    where TRow : class;
