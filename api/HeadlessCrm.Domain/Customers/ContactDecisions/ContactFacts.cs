using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>What is asked: whether a contact may be made.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="Purpose">What for.</param>
/// <param name="At">When.</param>
public sealed record ContactQuestion(Channel Channel, ContactPurpose Purpose, DateTimeOffset At);

/// <summary>An address and what is known of it.</summary>
/// <param name="Point">The address.</param>
/// <param name="State">Whether what is sent there arrives; unknown when nobody has said.</param>
public sealed record KnownContactPoint(ContactPoint Point, Deliverability State);

/// <summary>All that a decision on a contact is made from, as of a moment.</summary>
public sealed record ContactFacts
{
    /// <summary>Prospect, customer or lost.</summary>
    public CustomerStatus Status { get; init; }

    /// <summary>All addresses of the customer, in their order.</summary>
    public IReadOnlyList<KnownContactPoint> Points { get; init; } = [];

    /// <summary>How often and when the customer prefers to be contacted; null: nothing is known.</summary>
    public ContactTimes? Times { get; init; }

    /// <summary>The channels that the customer declared to avoid.</summary>
    public IReadOnlyList<Channel> Avoided { get; init; } = [];

    /// <summary>What the customer was contacted for without having asked, the newest first.</summary>
    public IReadOnlyList<PastContact> Past { get; init; } = [];

    /// <summary>How many complaints are open.</summary>
    public int OpenComplaints { get; init; }
}
