using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace HeadlessCrm.Api.Tests.Hosting;

/// <summary>The built program as a process of its own.</summary>
internal sealed class CrmProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient http = new();

    private CrmProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Read(output);

    public string Errors => Read(errors);

    /// <summary>Where it answers, as it printed it.</summary>
    public string Address => Output.Split('\n').First(line => line.StartsWith("HeadlessCrm answers at ", StringComparison.Ordinal))
        ["HeadlessCrm answers at ".Length..].Trim();

    public static CrmProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "HeadlessCrm.Api.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new CrmProcess(start);
    }

    /// <summary>Starts it and waits until it answers; on a free port.</summary>
    public static Task<CrmProcess> ServeAsync(string dataFolder, params string[] arguments) =>
        ServeAsync([], ["--data", dataFolder, .. arguments]);

    /// <summary>Starts it with variables of its own and waits until it answers; on a free port.</summary>
    public static async Task<CrmProcess> ServeAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        var started = Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments], environment);
        var ended = started.process.WaitForExitAsync();
        if (await Task.WhenAny(started.ready.Task, ended).WaitAsync(Patience) == ended)
        {
            throw new InvalidOperationException($"It ended by itself: {started.Output} {started.Errors}");
        }

        return started;
    }

    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.WaitForExit();
        return process.ExitCode;
    }

    public async Task<JsonElement> AskAsync(string document)
    {
        using var response = await http.PostAsJsonAsync(Address, new { query = document });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await WaitForExitAsync();
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        http.Dispose();
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
        }

        if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
