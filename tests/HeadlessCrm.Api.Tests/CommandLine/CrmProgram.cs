using System.Diagnostics;
using HeadlessCrm.Api.Hosting;

namespace HeadlessCrm.Api.Tests.CommandLine;

/// <summary>The built program, run as its users run it.</summary>
internal static class CrmProgram
{
    /// <param name="environment">Settings.</param>
    /// <param name="arguments">The verb and what follows it.</param>
    public static async Task<CrmProgramResult> RunAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(typeof(ApiHost).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CrmProgramResult(process.ExitCode, await output, await error);
    }
}

/// <summary>How a run ended and what it printed.</summary>
internal sealed record CrmProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails unless the run refused to begin with one line that says why, and no stack trace.</summary>
    public void AssertRefused(string because)
    {
        Assert.Equal(1, ExitCode);
        Assert.Contains(because, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
        Assert.Single(Error.Trim().Split('\n'));
    }
}
