using System.Diagnostics;
using System.Text.Json;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Ide.Tests;

/// <summary>Chromium without a window, driven by <c>open-ide.mjs</c>.</summary>
internal static class Browser
{
    /// <summary>What a person would have seen after opening the IDE and running a query in it.</summary>
    /// <param name="Title">The page's title.</param>
    /// <param name="Tabs">The names of the tabs that were open, left to right.</param>
    /// <param name="Types">How many types the introspection answered.</param>
    /// <param name="Result">The text of the result pane.</param>
    /// <param name="Elsewhere">Requests that left the page's origin.</param>
    /// <param name="Failures">Script errors, blocked resources, and answers of 400 and above.</param>
    /// <param name="Sockets">The addresses of the WebSockets that were opened.</param>
    internal sealed record Sight(
        string Title,
        IReadOnlyList<string> Tabs,
        int Types,
        string Result,
        IReadOnlyList<string> Elsewhere,
        IReadOnlyList<string> Failures,
        IReadOnlyList<string> Sockets);

    /// <summary>Opens the IDE at an address and runs a query in it; skips the calling test when there is no browser.</summary>
    public static async Task<Sight> RunQueryAsync(
        Uri address, string query, CancellationToken cancellationToken, string awaited = "")
    {
        var start = new ProcessStartInfo(Needs.Node())
        {
            WorkingDirectory = Needs.NpmPackages("HeadlessCrm.Ide.Tests"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "open-ide.mjs", address.AbsoluteUri, Needs.Chromium(), query, awaited },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"open-ide.mjs failed:\n{await errors}");
        return JsonSerializer.Deserialize<Sight>(await output, JsonSerializerOptions.Web)!;
    }
}
