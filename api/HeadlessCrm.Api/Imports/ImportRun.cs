using System.Diagnostics;
using System.Text;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Api.Imports;

/// <summary>What an import did.</summary>
/// <param name="Counts">Rows and what became of them.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ImportSummary(ImportCounts Counts, TimeSpan Elapsed);

/// <summary>Keeps how far an import has come, so that it can be resumed.</summary>
internal interface IImportTracker
{
    /// <summary>Where to go on: what was done before.</summary>
    ImportCounts Begin { get; }

    /// <summary>What to write with a batch.</summary>
    ImportCheckpoint Checkpoint(ImportCounts counts, IReadOnlyList<Reject> rejects);

    /// <summary>Writes the same when there is no batch to write it with.</summary>
    Task SaveAsync(ImportCheckpoint checkpoint, CancellationToken cancellationToken);
}

/// <summary>Reads rows, refuses bad ones, writes good ones in batches; each batch is durable when the next begins.</summary>
internal sealed class ImportRun<TRow>(
    SourceFile source,
    RowReading<TRow> reading,
    IImport<TRow> import,
    RejectsFile rejects,
    IImportProgress progress,
    bool isDryRun,
    IImportTracker? tracker = null)
    where TRow : class
{
    private readonly List<TRow> batch = new(import.PreferredBatchSize);
    private readonly List<(long Line, int Rows)> places = new(import.PreferredBatchSize);
    private readonly List<Reject> reasons = [];
    private readonly List<Reject> recent = [];
    private ImportCounts counts = tracker?.Begin ?? default;
    private long rows;
    private long batchRows;
    private long refused = tracker?.Begin.Refused ?? 0;

    /// <summary>How many entities are written at once; null: as many as suit the storage.</summary>
    public int? BatchSize { get; init; }

    private int MaxBatch => BatchSize ?? import.PreferredBatchSize;

    public async Task<ImportSummary> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            foreach (var document in SourceDocument.Of(source.Rows, reading.Key))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (rows < counts.Rows)
                {
                    // What was read before is passed over; documents end where they ended then.
                    rows += document.Rows.Count;
                    continue;
                }

                Take(document);
                if (batch.Count >= MaxBatch || batchRows >= 2L * MaxBatch)
                {
                    await WriteAsync(cancellationToken);
                }
            }
        }
        catch (DecoderFallbackException fault)
        {
            throw SourceFile.NotUtf8($"The file, after line {(places.Count > 0 ? places[^1].Line : rows)},", fault);
        }

        await WriteAsync(cancellationToken);
        await import.CompleteAsync(cancellationToken);
        return new ImportSummary(counts, Stopwatch.GetElapsedTime(started));
    }

    private void Take(SourceDocument document)
    {
        var length = document.Rows.Count;
        rows += length;
        batchRows += length;
        reasons.Clear();
        if (IsReadable(document) && reading.Read(document.Rows, reasons) is { } good)
        {
            batch.Add(good);
            places.Add((document.Rows[0].Line, length));
            return;
        }

        refused += length;
        foreach (var reason in reasons)
        {
            Refuse(reason);
        }

        // Every row of a document that is refused is listed, or else nobody could send it again.
        foreach (var row in document.Rows)
        {
            if (length > 1 && !reasons.Exists(reason => reason.Line == row.Line))
            {
                Refuse(new Reject(row.Line, string.Empty, null, "Another line of the same document was refused."));
            }
        }
    }

    private bool IsReadable(SourceDocument document)
    {
        foreach (var row in document.Rows)
        {
            if (row.Fault is { } fault)
            {
                reasons.Add(fault);
            }
        }

        if (document.Fault is { } whole)
        {
            reasons.Add(new Reject(document.Rows[0].Line, string.Empty, null, whole));
        }

        return reasons.Count == 0;
    }

    private void Refuse(Reject reject)
    {
        rejects.Add(reject);
        if (tracker is not null)
        {
            recent.Add(RejectsFile.Shortened(reject));
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (batchRows > 0 || tracker is not null)
        {
            await WriteBatchAsync(cancellationToken);
            batch.Clear();
            places.Clear();
            recent.Clear();
            batchRows = 0;
        }

        progress.Report(rows, refused, source.Position, source.Length);
    }

    private async Task WriteBatchAsync(CancellationToken cancellationToken)
    {
        var after = counts;
        try
        {
            if (tracker is null || isDryRun)
            {
                after = Count(await import.WriteAsync(batch, cancellationToken));
                if (tracker is not null)
                {
                    await tracker.SaveAsync(tracker.Checkpoint(after, recent), cancellationToken);
                }
            }
            else
            {
                await import.WriteAsync(batch, result => tracker.Checkpoint(after = Count(result), recent), cancellationToken);
            }
        }
        catch (StorageUnavailableException fault) when (tracker is null)
        {
            throw new StartupException(
                $"The storage broke off after line {(places.Count > 0 ? places[0].Line - 1 : rows)}: " +
                $"{fault.InnerException?.Message ?? fault.Message} " +
                "What was written before is kept; run the same import again to complete it.",
                fault);
        }

        counts = after;
    }

    private ImportCounts Count(ImportBatchResult result)
    {
        RefuseUnwritten(result);
        return new ImportCounts(
            rows,
            counts.Inserted + result.Inserted,
            counts.Changed + result.Changed,
            counts.Unchanged + result.Unchanged,
            refused,
            counts.CustomersCreated + result.CustomersCreated,
            source.Position,
            rejects.Flush());
    }

    private void RefuseUnwritten(ImportBatchResult result)
    {
        for (var i = 0; result.Contradictory + result.QuoteRefused > 0 && i < result.Rows.Count; i++)
        {
            if (result.Rows[i] is ImportRowResult.Contradictory or ImportRowResult.QuoteRefused)
            {
                refused += places[i].Rows;
                Refuse(result.Rows[i] == ImportRowResult.Contradictory
                    ? new Reject(
                        places[i].Line, "externalId", null, "An earlier row of this import has the same externalId with other values; keep one of them.")
                    : new Reject(
                        places[i].Line,
                        "quoteExternalId",
                        null,
                        "The quote is not there, is another customer's or was won by another transaction; record it first, or name another."));
            }
        }
    }
}
