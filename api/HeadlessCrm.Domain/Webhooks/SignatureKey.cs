using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HeadlessCrm.Domain.Webhooks;

/// <summary>
/// What deliveries are signed with, as Standard Webhooks has it: HMAC-SHA256 over <c>id.timestamp.payload</c>. A secret that
/// begins with <c>whsec_</c> is base64 of the key; any other is the key itself in UTF-8.
/// </summary>
public sealed class SignatureKey
{
    /// <summary>How a secret begins that is base64.</summary>
    public const string Prefix = "whsec_";

    private readonly byte[] key;

    private SignatureKey(byte[] key) => this.key = key;

    /// <summary>Reads a secret; false when it is marked as base64 and is none, or too short.</summary>
    public static bool TryRead(string secret, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SignatureKey? key)
    {
        key = null;
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            key = new SignatureKey(Encoding.UTF8.GetBytes(secret));
            return true;
        }

        var encoded = secret.AsSpan(Prefix.Length);
        if (!Base64.IsValid(encoded, out var length) || length < WebhookRules.MinSecretLength)
        {
            return false;
        }

        key = new SignatureKey(Convert.FromBase64String(encoded.ToString()));
        return true;
    }

    /// <summary>The signature of a delivery, such as <c>v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=</c>.</summary>
    /// <param name="id">The message's id.</param>
    /// <param name="timestamp">When it was sent, in seconds since 1970.</param>
    /// <param name="payload">The body.</param>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(payload);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}
