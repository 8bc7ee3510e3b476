namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>What a customer is to be contacted for.</summary>
public enum ContactPurpose
{
    /// <summary>To sell: offers, campaigns, invitations.</summary>
    Marketing,

    /// <summary>To ask: surveys, satisfaction.</summary>
    Survey,

    /// <summary>To win back a customer held to be gone.</summary>
    WinBack,

    /// <summary>To remind of a service the vehicle needs.</summary>
    ServiceReminder,

    /// <summary>To deal with what the customer bought, asked or complained of.</summary>
    Transaction,

    /// <summary>To warn: a recall, a danger.</summary>
    Safety,
}

/// <summary>What comes of a rule, and of all together; the last one that a rule comes to counts.</summary>
public enum ContactVerdict
{
    /// <summary>It may be done.</summary>
    Allowed,

    /// <summary>Not now.</summary>
    Later,

    /// <summary>Not at all.</summary>
    Refused,
}

/// <summary>A rule that contacts are held to.</summary>
public enum ContactRule
{
    /// <summary>There must be an address for the channel.</summary>
    ContactPoint,

    /// <summary>What is sent there must arrive.</summary>
    Deliverability,

    /// <summary>Who has the address must not have asked to be left alone there.</summary>
    OptOut,

    /// <summary>A channel that the customer avoids is not used.</summary>
    AvoidedChannel,

    /// <summary>The channel the customer prefers is the better one.</summary>
    PreferredChannel,

    /// <summary>Not more often than the customer declared.</summary>
    Frequency,

    /// <summary>Not more often than the business allows for the channel.</summary>
    Fatigue,

    /// <summary>At the times of the customer, or the business.</summary>
    ContactTimes,

    /// <summary>Nobody who complains is sold to.</summary>
    OpenComplaint,

    /// <summary>Who is gone is won back, not sold to.</summary>
    Status,

    /// <summary>The customer must have consented to the purpose. Not judged yet.</summary>
    Consent,

    /// <summary>More for the customers worth most. Not judged yet.</summary>
    ValueClass,
}

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Effect">What comes of it; allowed: it is a remark.</param>
/// <param name="Value">What is so.</param>
/// <param name="Limit">What it was held against.</param>
/// <param name="Until">Until when it holds; null: nobody knows, or it does not end by itself.</param>
public sealed record ContactReason(
    ContactRule Rule, ContactVerdict Effect, string Value, string Limit, DateTimeOffset? Until = null);

/// <summary>Whether a customer may be contacted.</summary>
public sealed record ContactDecision
{
    /// <summary>The rules that nothing is known of yet: what is allowed here is allowed but for them.</summary>
    public static IReadOnlyList<ContactRule> Unjudged { get; } = [ContactRule.Consent, ContactRule.ValueClass];

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What for.</summary>
    public required ContactPurpose Purpose { get; init; }

    /// <summary>The moment it is true of.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What comes of all rules.</summary>
    public required ContactVerdict Decision { get; init; }

    /// <summary>What the rules found, in their order; empty: nothing stands against it.</summary>
    public required IReadOnlyList<ContactReason> Reasons { get; init; }

    /// <summary>From when on it is allowed, if nothing comes between; null: it is allowed now, or nobody knows.</summary>
    public required DateTimeOffset? NextAllowedAt { get; init; }

    /// <summary>Where to; null: nowhere.</summary>
    public required ContactPoint? ContactPoint { get; init; }
}
