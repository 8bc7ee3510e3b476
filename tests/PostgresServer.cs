using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HeadlessCrm.Tests;

/// <summary>
/// A private PostgreSQL in a folder of its own, on a Unix socket only, gone when the test program ends, however that happens.
/// Tests that only need a database share one by <see cref="SharedAsync"/>; tests that break the server start one of their own.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The connection string of a server to use instead, whose user may create databases.</summary>
    public const string Variable = "HEADLESSCRM_POSTGRES";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Held for as long as the program runs: the server ends when its handle is collected.
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    private readonly string binaries;
    private readonly DirectoryInfo folder;
    private Process? guard;

    private PostgresServer(string binaries, DirectoryInfo folder)
    {
        this.binaries = binaries;
        this.folder = folder;
    }

    /// <summary>Where it answers; the user is a superuser.</summary>
    public string ConnectionString => $"Host={folder.FullName};Username=crm;Database=postgres";

    /// <summary>The connection string of the server that all tests of the program share; skips when there can be none.</summary>
    public static async Task<string> SharedAsync()
    {
        Needs.SkipWhenFast();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return given;
        }

        // Asked before, so that each test is skipped by its own name.
        Needs.PostgresBinaries();
        return (await Shared.Value).ConnectionString;
    }

    /// <summary>Starts a server; skips when PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(Needs.PostgresBinaries(), Directory.CreateTempSubdirectory("crm-pg-"));
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", $"{User}:", server.folder.FullName);
        }

        await RunAsOwnerAsync(
            Path.Combine(server.binaries, "initdb"), "-D", server.Data, "-U", "crm", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Starts the server again and waits until it answers.</summary>
    public async Task ResumeAsync()
    {
        // The shell ends the server when its input ends, which it also does when this program is killed.
        const string Script = """
            log=$1; shift
            "$@" >>"$log" 2>&1 </dev/null & server=$!
            read -r signal || signal=
            kill -s "${signal:-QUIT}" "$server" 2>/dev/null
            wait "$server"
            [ -n "$signal" ] || rm -rf "$(dirname "$log")"
            """;
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", Script, "sh", Path.Combine(folder.FullName, "server.log"), .. AsOwner(
            Path.Combine(binaries, "postgres"), "-D", Data, "-k", folder.FullName, "-c", "listen_addresses=", "-c", "fsync=off",
            "-c", "full_page_writes=off", "-c", "max_connections=400", "-c", "max_prepared_transactions=8")])
        {
            start.ArgumentList.Add(argument);
        }

        guard = Process.Start(start)!;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException fault)
            {
                if (guard.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new InvalidOperationException($"PostgreSQL did not start: {await LogAsync()}", fault);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>Stops the server, cutting every connection; its data stays.</summary>
    public async Task StopAsync()
    {
        if (guard is not null)
        {
            // INT is the fast shutdown: transactions are rolled back.
            await guard.StandardInput.WriteLineAsync("INT");
            await guard.WaitForExitAsync();
            guard.Dispose();
            guard = null;
        }
    }

    /// <summary>Ends the server and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(folder.FullName, "data");

    // PostgreSQL refuses to run as root.
    private static string User => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
        ? "postgres"
        : "nobody";

    private static string[] AsOwner(params string[] command) => Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={User}", $"--regid={GroupOf(User)}", "--init-groups", .. command]
        : command;

    private static string GroupOf(string user) => File.ReadLines("/etc/passwd")
        .First(line => line.StartsWith(user + ":", StringComparison.Ordinal)).Split(':')[3];

    private static async Task RunAsOwnerAsync(params string[] command)
    {
        var words = AsOwner(command);
        await RunAsync(words[0], words[1..]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}: {errors} {await output}");
        }
    }

    private async Task<string> LogAsync()
    {
        var log = Path.Combine(folder.FullName, "server.log");
        return File.Exists(log) ? await File.ReadAllTextAsync(log) : "it left no log.";
    }
}
