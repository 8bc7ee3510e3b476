namespace HeadlessCrm.Domain.Customers;

/// <summary>The way a customer and the network reach each other.</summary>
public enum Channel
{
    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Fixed telephone.</summary>
    Phone,

    /// <summary>Mobile telephone.</summary>
    Mobile,

    /// <summary>Letter post.</summary>
    Post,

    /// <summary>Fax.</summary>
    Fax,

    /// <summary>A social network or messenger.</summary>
    Social,

    /// <summary>In person.</summary>
    Visit,
}

/// <summary>An address at which a customer can be reached.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Value">The address, number, handle or postal lines; at most 400 characters.</param>
/// <param name="VerifiedAt">When it was proven to reach the customer; null: never.</param>
/// <param name="IsPreferred">Whether the customer prefers it to the others.</param>
public sealed record ContactPoint(Channel Channel, string Value, DateTimeOffset? VerifiedAt = null, bool IsPreferred = false);
