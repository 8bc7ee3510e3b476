namespace HeadlessCrm.Tests;

/// <summary>
/// What a test needs beyond the SDK. Each method returns where it is, or skips the calling test with the reason.
/// <c>tests/run</c> provides all of it; <c>tests/run --fast</c> sets <c>HEADLESSCRM_FAST=1</c>, which skips all of it.
/// </summary>
internal static class Needs
{
    /// <summary>The folder that holds <c>HeadlessCrm.sln</c>.</summary>
    public static string RepositoryRoot { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The path of the <c>node</c> program.</summary>
    public static string Node()
    {
        SkipWhenFast();
        return FindProgram("node") ?? Skip("Node.js was not found on the PATH.");
    }

    /// <summary>A folder below <c>tests/</c> with restored npm packages; <c>reference</c> has the reference GraphQL engine.</summary>
    public static string NpmPackages(string folder = "reference")
    {
        Node();
        var path = Path.Combine(RepositoryRoot, "tests", folder);
        return File.Exists(Path.Combine(path, "node_modules", ".package-lock.json"))
            ? path
            : Skip($"The npm packages of tests/{folder} are not restored: run 'npm ci' there, or tests/run.");
    }

    /// <summary>The path of a Chromium that playwright-core can drive.</summary>
    public static string Chromium()
    {
        SkipWhenFast();
        return Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given
            ? given
            : FindProgram("chromium") ?? FindProgram("chromium-browser") ?? FindProgram("google-chrome")
                ?? Skip("Chromium was not found on the PATH, nor named by the variable CHROMIUM.");
    }

    /// <summary>The folder with the programs of PostgreSQL 15 or newer.</summary>
    public static string PostgresBinaries()
    {
        SkipWhenFast();
        const string Debian = "/usr/lib/postgresql";
        var installed = !Directory.Exists(Debian) ? [] : Directory.GetDirectories(Debian)
            .Where(folder => int.TryParse(Path.GetFileName(folder), out var version) && version >= 15)
            .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture))
            .Select(folder => Path.Combine(folder, "bin", "postgres"))
            .Where(File.Exists);
        return Path.GetDirectoryName(installed.FirstOrDefault() ?? FindProgram("postgres"))
            ?? Skip("PostgreSQL 15 was not found, nor a server named by the variable HEADLESSCRM_POSTGRES.");
    }

    /// <summary>The path of the <c>nginx</c> program.</summary>
    public static string Nginx()
    {
        SkipWhenFast();
        return FindProgram("nginx")
            ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : Skip("nginx was not found on the PATH, nor in /usr/sbin."));
    }

    /// <summary>Skips the calling test under <c>tests/run --fast</c>.</summary>
    public static void SkipWhenFast()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("HEADLESSCRM_FAST") == "1",
            "HEADLESSCRM_FAST=1: only what needs nothing but the SDK.");
    }

    private static string Skip(string reason)
    {
        Assert.Skip(reason);
        return reason;
    }

    private static string? FindProgram(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HeadlessCrm.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException($"HeadlessCrm.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
