using CsvHelper;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Imports;

/// <summary>Where refused rows go: a CSV file with line, field, value, reason. It is made with the first refusal.</summary>
internal sealed class RejectsFile(string? path) : IAsyncDisposable
{
    private const int Shown = 5;
    private const int MaxValueLength = 200;

    private readonly List<Reject> first = [];
    private CsvWriter? writer;

    /// <summary>The file's path; null when none is written.</summary>
    public string? Path { get; } = path;

    /// <summary>The first refusals, to show.</summary>
    public IReadOnlyList<Reject> First => first;

    public void Add(Reject reject)
    {
        if (reject.Value is { Length: > MaxValueLength } value)
        {
            reject = reject with { Value = value[..MaxValueLength] + "…" };
        }

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

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }
    }

    private static CsvWriter Open(string path)
    {
        try
        {
            var opened = CsvWriter.Create(File.Create(path));
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
