using System.Security.Cryptography;
using System.Text;

namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>Whether what is sent to an address arrives.</summary>
public enum Deliverability
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Something sent there arrived.</summary>
    Deliverable,

    /// <summary>Something sent there came back; it may be so for a time only.</summary>
    Bounced,

    /// <summary>There is no such address.</summary>
    Invalid,

    /// <summary>Whoever has it asked not to be sent anything there.</summary>
    OptedOut,
}

/// <summary>What was said last of an address.</summary>
/// <param name="State">Whether what is sent there arrives.</param>
/// <param name="OccurredAt">When that was seen.</param>
/// <param name="Reason">What the sender's system said, such as <c>550 5.1.1</c>; null: nothing.</param>
public sealed record DeliverabilityState(Deliverability State, DateTimeOffset OccurredAt, string? Reason);

/// <summary>
/// An address as reports on it are kept: by a hash, for whoever has it. It is nobody's row, so that merges do not touch it and the
/// address itself is not kept once its customer is gone.
/// </summary>
/// <param name="Key">SHA-256 of the kind of channel and the address in its one form, as hexadecimal digits.</param>
public readonly record struct ContactAddress(string Key)
{
    /// <summary>The address of a contact point. Fixed and mobile telephones are one kind; letter case does not matter.</summary>
    public static ContactAddress Of(ContactPoint point)
    {
        var kind = point.Channel is Channel.Mobile ? Channel.Phone : point.Channel;
        var text = $"{(int)kind}:{point.Value.Trim().ToLowerInvariant()}";
        return new ContactAddress(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
