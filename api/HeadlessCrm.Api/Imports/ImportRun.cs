using System.Diagnostics;
using System.Text;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;

namespace HeadlessCrm.Api.Imports;

/// <summary>What an import did.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Inserted">New ones.</param>
/// <param name="Changed">Corrected ones.</param>
/// <param name="Unchanged">Those that were there already.</param>
/// <param name="Refused">Those that were refused.</param>
/// <param name="CustomersCreated">Customers that were not known before.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record ImportSummary(
    long Rows, long Inserted, long Changed, long Unchanged, long Refused, long CustomersCreated, TimeSpan Elapsed);

/// <summary>Reads rows, refuses bad ones, writes good ones in batches; each batch is durable when the next begins.</summary>
internal sealed class ImportRun<TRow>(
    SourceFile source,
    Func<SourceRow, List<Reject>, TRow?> read,
    IImport<TRow> import,
    RejectsFile rejects,
    IImportProgress progress)
    where TRow : class
{
    private readonly List<TRow> batch = new(import.PreferredBatchSize);
    private readonly List<long> lines = new(import.PreferredBatchSize);
    private readonly List<Reject> reasons = [];
    private ImportSummary summary = new(0, 0, 0, 0, 0, 0, TimeSpan.Zero);
    private long rows;
    private long refused;

    public async Task<ImportSummary> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            foreach (var row in source.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Take(row);
                if (batch.Count == import.PreferredBatchSize)
                {
                    await WriteAsync(cancellationToken);
                }
            }
        }
        catch (DecoderFallbackException fault)
        {
            throw SourceFile.NotUtf8($"The file, after line {(lines.Count > 0 ? lines[^1] : rows)},", fault);
        }

        await WriteAsync(cancellationToken);
        await import.CompleteAsync(cancellationToken);
        return summary with { Rows = rows, Refused = refused, Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    private void Take(SourceRow row)
    {
        rows++;
        reasons.Clear();
        if (row.Fault is { } fault)
        {
            reasons.Add(fault);
        }
        else if (read(row, reasons) is { } good)
        {
            batch.Add(good);
            lines.Add(row.Line);
            return;
        }

        refused++;
        foreach (var reason in reasons)
        {
            rejects.Add(reason);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (batch.Count > 0)
        {
            var result = await WriteBatchAsync(cancellationToken);
            summary = summary with
            {
                Inserted = summary.Inserted + result.Inserted,
                Changed = summary.Changed + result.Changed,
                Unchanged = summary.Unchanged + result.Unchanged,
                CustomersCreated = summary.CustomersCreated + result.CustomersCreated,
            };
            RefuseContradictions(result);
            batch.Clear();
            lines.Clear();
        }

        progress.Report(rows, refused, source.Position, source.Length);
    }

    private async Task<ImportBatchResult> WriteBatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await import.WriteAsync(batch, cancellationToken);
        }
        catch (StorageUnavailableException fault)
        {
            throw new StartupException(
                $"The storage broke off after line {lines[0] - 1}: {fault.InnerException?.Message ?? fault.Message} " +
                "What was written before is kept; run the same import again to complete it.",
                fault);
        }
    }

    private void RefuseContradictions(ImportBatchResult result)
    {
        for (var i = 0; result.Contradictory > 0 && i < result.Rows.Count; i++)
        {
            if (result.Rows[i] == ImportRowResult.Contradictory)
            {
                refused++;
                rejects.Add(new Reject(
                    lines[i], "externalId", null, "An earlier row of this import has the same externalId with other values; keep one of them."));
            }
        }
    }
}
