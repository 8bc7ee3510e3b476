using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>
/// Which addresses may be sent to: public ones, and those of the networks named in the settings. A webhook must not reach,
/// on behalf of whoever made it, what only this server can reach.
/// </summary>
internal sealed class TargetNetworks(IOptions<WebhookOptions> options)
{
    // IANA's registries of special-purpose addresses, https://www.iana.org/assignments/iana-ipv4-special-registry and
    // https://www.iana.org/assignments/iana-ipv6-special-registry: whatever is not globally reachable, and what leads
    // back into IPv4.
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly IPNetwork[] named = [.. options.Value.AllowedNetworks.Select(network => IPNetwork.Parse(network))];

    /// <summary>Why an address is refused, for people.</summary>
    public static string Refusal(IPAddress address) =>
        $"{address} is no public address; an operator may allow its network in Webhooks:AllowedNetworks.";

    /// <summary>Whether an address may be sent to.</summary>
    public bool MayReach(IPAddress address)
    {
        var plain = Plain(address);
        return IsNamed(plain) || !Array.Exists(NotPublic, network => IsIn(network, plain));
    }

    /// <summary>Whether an address is in a network that the settings name.</summary>
    public bool IsNamed(IPAddress address) => Array.Exists(named, network => IsIn(network, Plain(address)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsIn(IPNetwork network, IPAddress address) =>
        network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(
            address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0
                ? new IPAddress(address.GetAddressBytes())
                : address);
}
