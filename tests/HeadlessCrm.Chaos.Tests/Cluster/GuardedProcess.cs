using System.Diagnostics;

namespace HeadlessCrm.Chaos.Tests.Cluster;

/// <summary>
/// A program that ends with this one, however this one ends. A shell stands in between: it passes signals on, and sends the
/// last one when its input ends.
/// </summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    private const string Script = """
        log=$1; last=$2; shift 2
        exec 3<&0 2>>"$log"
        "$@" >>"$log" 2>&1 </dev/null 3<&- & program=$!
        { while read -r signal <&3; do kill -s "$signal" "$program" 2>/dev/null; done; kill -s "$last" "$program" 2>/dev/null; } & reader=$!
        wait "$program"; status=$?
        kill "$reader" 2>/dev/null
        exit $status
        """;

    private readonly Process shell;

    private GuardedProcess(Process shell)
    {
        this.shell = shell;
        Exited = shell.WaitForExitAsync();
    }

    /// <summary>Completes when the program has ended.</summary>
    public Task Exited { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="log">The file its output is added to.</param>
    /// <param name="lastSignal">The signal that ends it when nobody ended it before: <c>KILL</c> or <c>TERM</c>.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">What is set for it.</param>
    public static GuardedProcess Start(
        string log, string lastSignal, string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])["-c", Script, "sh", log, lastSignal, .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new GuardedProcess(Process.Start(start)!);
    }

    /// <summary>Sends a signal, such as <c>KILL</c>; nothing happens when the program has ended.</summary>
    public async Task SignalAsync(string name)
    {
        try
        {
            await shell.StandardInput.WriteLineAsync(name);
            await shell.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Ends the program, if it has not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended by itself.
        }

        await Exited;
        shell.Dispose();
    }
}
