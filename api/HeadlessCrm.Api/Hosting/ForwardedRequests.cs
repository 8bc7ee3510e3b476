using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace HeadlessCrm.Api.Hosting;

/// <summary>
/// What a proxy says of the request it passes on: who sent it, by which scheme, to which host. It is believed of the proxies
/// that the settings name, and of nobody else: anybody can write these headers.
/// </summary>
internal static class ForwardedRequests
{
    private const string Section = "ForwardedHeaders";

    /// <summary>
    /// Reads <c>ForwardedHeaders:Proxies</c> (addresses), <c>:Networks</c> (such as 10.0.0.0/8) and <c>:Limit</c> (how many
    /// proxies one behind the other; 1).
    /// </summary>
    /// <returns>Null when no proxy is named: then the headers are left alone.</returns>
    /// <exception cref="StartupException">An address or a network cannot be read.</exception>
    public static ForwardedHeadersOptions? Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section);
        var proxies = ReadList(settings.GetSection("Proxies"));
        var networks = ReadList(settings.GetSection("Networks"));
        if (proxies.Length == 0 && networks.Length == 0)
        {
            return null;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = settings.GetValue("Limit", 1),
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                ? address
                : throw Unreadable("Proxies", proxy, "an address such as 10.0.0.5"));
        }

        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var known)
                ? known
                : throw Unreadable("Networks", network, "a network such as 10.0.0.0/8"));
        }

        return options;
    }

    // A list in a file, or one text with commas, as an environment variable has it.
    private static string[] ReadList(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(child => child.Value)
            .Append(section.Value)
            .OfType<string>()
            .SelectMany(value => value.Split(
                [',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    private static StartupException Unreadable(string setting, string value, string expected) =>
        new($"{Section}:{setting} has \"{value}\", which is not {expected}.");
}
