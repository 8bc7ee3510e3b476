using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using HeadlessCrm.Tests;

namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>A script under node that drives the reference client of a transport and prints one line of JSON.</summary>
internal static class NodeScript
{
    /// <summary>
    /// Runs a scenario of a script; skips the calling test where node or the npm packages are missing.
    /// </summary>
    public static async Task<JsonNode> RunAsync(string script, Uri endpoint, string scenario)
    {
        using var process = Start(script, endpoint, scenario);
        return await FinishAsync(process);
    }

    /// <summary>Starts a scenario that the test takes part in.</summary>
    public static Process Start(string script, Uri endpoint, string scenario)
    {
        var start = new ProcessStartInfo(Needs.Node())
        {
            WorkingDirectory = Needs.NpmPackages(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            ArgumentList =
            {
                Path.Combine(Needs.RepositoryRoot, "tests", "HeadlessCrm.GraphQL.AspNetCore.Tests", script),
                endpoint.ToString(),
                scenario,
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    /// <summary>The line that the scenario printed.</summary>
    public static async Task<JsonNode> FinishAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return JsonNode.Parse(output)!;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
