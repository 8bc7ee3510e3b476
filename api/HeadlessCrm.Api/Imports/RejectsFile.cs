using System.Text;
using CsvHelper;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>Where refused rows go: a CSV file with line, field, value, reason. It is made with the first refusal.</summary>
/// <param name="path">The file; null: none is written.</param>
/// <param name="keep">How much of a file that is there already stays, in bytes; what follows it is written anew.</param>
internal sealed class RejectsFile(string? path, long keep = 0) : IAsyncDisposable
{
    private const int Shown = 5;
    private const int MaxValueLength = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<Reject> first = [];
    private FileStream? stream;
    private StreamWriter? text;
    private CsvWriter? writer;

    /// <summary>The file's path; null when none is written.</summary>
    public string? Path { get; } = path;

    /// <summary>The first refusals, to show.</summary>
    public IReadOnlyList<Reject> First => first;

    /// <summary>A refusal with a value short enough to be shown.</summary>
    public static Reject Shortened(Reject reject) => reject.Value is { Length: > MaxValueLength } value
        ? reject with { Value = value[..MaxValueLength] + "…" }
        : reject;

    public void Add(Reject reject)
    {
        reject = Shortened(reject);
        if (first.Count < Shown)
        {
            first.Add(reject);
        }

        if (Path is null)
        {
            return;
        }

        writer ??= Open(Path);
        writer.WriteField(reject.Line);
        writer.WriteField(reject.Field);
        writer.WriteField(reject.Value);
        writer.WriteField(reject.Reason);
        writer.EndRecord();
    }

    /// <summary>Makes durable what was added; answers how long the file is now, in bytes.</summary>
    public long Flush()
    {
        if (stream is null)
        {
            return keep;
        }

        writer!.Flush();
        text!.Flush();
        stream.Flush(flushToDisk: true);
        return stream.Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
            await text!.DisposeAsync();
        }
    }

    private CsvWriter Open(string path)
    {
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            stream.SetLength(Math.Min(keep, stream.Length));
            stream.Seek(0, SeekOrigin.End);
            text = new StreamWriter(stream, Utf8);
            var opened = CsvWriter.Create(text, leaveOpen: true);
            if (stream.Length > 0)
            {
                return opened;
            }

            foreach (var name in (string[])["line", "field", "value", "reason"])
            {
                opened.WriteField(name);
            }

            opened.EndRecord();
            return opened;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The rejects file {path} cannot be written: {fault.Message}", fault);
        }
    }
}
