using System.Text;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>The file being imported, read as a stream of rows.</summary>
internal sealed class SourceFile : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FileStream stream;
    private readonly StreamReader text;

    private SourceFile(FileStream stream, Func<TextReader, IEnumerable<SourceRow>> read)
    {
        this.stream = stream;
        text = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        Rows = read(text);
    }

    /// <summary>The rows, read as they are asked for.</summary>
    public IEnumerable<SourceRow> Rows { get; }

    /// <summary>How many bytes the file has.</summary>
    public long Length => stream.Length;

    /// <summary>How many bytes are read; a little ahead of the rows.</summary>
    public long Position => stream.Position;

    /// <summary>Opens a file of rows: <c>csv</c>, <c>ndjson</c> or <c>cdnow</c>.</summary>
    /// <exception cref="StartupException">The file is not there, cannot be read, or has not the columns that are needed.</exception>
    public static SourceFile Open(string file, string format, ImportColumns columns, ColumnMapping mapping) => Open(file, text =>
        format switch
        {
            "ndjson" => NdjsonRows.Read(text, columns, mapping),
            "cdnow" => CdnowRows.Read(text, columns),
            _ => CsvRows.Open(text, columns, mapping),
        });

    /// <summary>Opens a file whose rows something else makes of its text.</summary>
    /// <exception cref="StartupException">The file is not there, cannot be read, or is not what is needed.</exception>
    public static SourceFile Open(string file, Func<TextReader, IEnumerable<SourceRow>> read)
    {
        if (Directory.Exists(file))
        {
            throw new StartupException($"{file} is a folder; name a file with --file.");
        }

        FileStream opened;
        try
        {
            opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartupException($"There is no file {file}; check --file.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file} cannot be read: {fault.Message}", fault);
        }

        try
        {
            return new SourceFile(opened, read);
        }
        catch (DecoderFallbackException fault)
        {
            opened.Dispose();
            throw NotUtf8(file, fault);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public static StartupException NotUtf8(string file, DecoderFallbackException fault) => new(
        $"{file} is not UTF-8 (byte 0x{fault.BytesUnknown?.FirstOrDefault():X2}). Convert it, for instance with iconv -f LATIN1 -t UTF-8, and try again.",
        fault);

    public void Dispose()
    {
        text.Dispose();
        stream.Dispose();
    }
}
