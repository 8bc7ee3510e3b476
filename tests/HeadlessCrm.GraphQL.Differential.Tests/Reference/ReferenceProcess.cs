using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Tests;

namespace HeadlessCrm.GraphQL.Differential.Tests.Reference;

/// <summary>The reference implementation in a node process of its own, fed by lines of JSON.</summary>
internal sealed class ReferenceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private ReferenceProcess(Process process) => this.process = process;

    /// <summary>Starts it; skips the calling test where node or its packages are missing.</summary>
    public static ReferenceProcess Start()
    {
        var start = new ProcessStartInfo(Needs.Node())
        {
            WorkingDirectory = Needs.NpmPackages(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Reference", "reference.mjs") },
        };
        return new ReferenceProcess(
            Process.Start(start) ?? throw new InvalidOperationException("node did not start."));
    }

    /// <summary>Sends a request; its answer is read with <see cref="ReceiveAsync"/>, in the order of the requests.</summary>
    public async Task SendAsync(object request, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(request, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>The next answer.</summary>
    public async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken)
            ?? throw new InvalidOperationException("The reference ended early; its error is on the console.");
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.Clone();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
