using System.Net;

namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// Until there is access control, whoever can reach the program can read and change everything; so only programs of the
/// same machine may. Every setting that makes Kestrel listen is looked at before it does.
/// </summary>
internal static class LoopbackOnly
{
    /// <summary>The address when nobody names one.</summary>
    public const string DefaultUrl = "http://localhost:5000";

    /// <summary>
    /// Refuses settings that would listen beyond loopback; sets the default address when there are none.
    /// </summary>
    /// <exception cref="StartupException">An address is no loopback address, or no address at all.</exception>
    public static void Require(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => (Setting: $"{endpoint.Path}:Url", Url: endpoint["Url"]))
            .Where(endpoint => !string.IsNullOrWhiteSpace(endpoint.Url))
            .Select(endpoint => (endpoint.Setting, endpoint.Url!))
            .ToList();
        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey])
            .Select(url => ("--urls or ASPNETCORE_URLS", url))
            .ToList();
        foreach (var (setting, url) in urls.Concat(endpoints))
        {
            RequireLoopback(setting, url);
        }

        // With urls given Kestrel passes the ports over; alone they listen on every interface.
        if (urls.Count == 0)
        {
            RequireNoPorts(configuration, WebHostDefaults.HttpPortsKey);
            RequireNoPorts(configuration, WebHostDefaults.HttpsPortsKey);
        }

        if (urls.Count == 0 && endpoints.Count == 0)
        {
            configuration[WebHostDefaults.ServerUrlsKey] = DefaultUrl;
        }
    }

    private static void RequireLoopback(string setting, string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new StartupException(
                $"\"{url}\" ({setting}) is not an address to listen on; write one such as {DefaultUrl}.");
        }

        if (address.IsUnixPipe || address.IsNamedPipe || !IsLoopback(address.Host))
        {
            throw Refusal($"{url} ({setting})");
        }
    }

    // Kestrel listens on every interface for any host name but localhost.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static void RequireNoPorts(IConfiguration configuration, string key)
    {
        if (Split(configuration[key]) is [var port, ..])
        {
            throw Refusal($"port {port} of every interface ({key})");
        }
    }

    private static string[] Split(string? value) =>
        value?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static StartupException Refusal(string what) => new(
        $"Refusing to listen on {what}: there is no access control yet, " +
        "so anyone who can reach it could read and change every customer. " +
        "Use a loopback address such as http://localhost:5000 or http://127.0.0.1:5000.");
}
