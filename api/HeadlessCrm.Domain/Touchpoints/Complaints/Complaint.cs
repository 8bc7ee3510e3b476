using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>How bad it is for the customer.</summary>
public enum ComplaintSeverity
{
    /// <summary>An annoyance.</summary>
    Low,

    /// <summary>The usual.</summary>
    Medium,

    /// <summary>The customer is at risk of leaving.</summary>
    High,

    /// <summary>Safety, law or the press is concerned.</summary>
    Critical,
}

/// <summary>Where a complaint stands.</summary>
public enum ComplaintStatus
{
    /// <summary>It waits for a resolution.</summary>
    Open,

    /// <summary>The network holds it to be settled.</summary>
    Resolved,

    /// <summary>It is settled.</summary>
    Closed,
}

/// <summary>Something a customer complains of. Its history, commitments and offers are read apart.</summary>
public sealed record Complaint
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who complains.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The code of the category, in the words of the business.</summary>
    public required string Category { get; init; }

    /// <summary>How bad it is.</summary>
    public required ComplaintSeverity Severity { get; init; }

    /// <summary>By which way it came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened; null: nothing more was said.</summary>
    public string? Description { get; init; }

    /// <summary>The code of the dealer complained of; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The product or service type complained of; null: none.</summary>
    public string? ProductType { get; init; }

    /// <summary>The vehicle complained of; null: none.</summary>
    public string? Vin { get; init; }

    /// <summary>The transaction complained of; null: none.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>Where it stands.</summary>
    public required ComplaintStatus Status { get; init; }

    /// <summary>When the customer complained.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>How many contacts with the customer it took, that of the complaint itself included.</summary>
    public required int ContactCount { get; init; }

    /// <summary>How often it was opened again.</summary>
    public required int ReopenedCount { get; init; }

    /// <summary>By when somebody has to answer the customer.</summary>
    public required DateTimeOffset ResponseDueAt { get; init; }

    /// <summary>When somebody first answered the customer; null: nobody has.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>By when it has to be resolved; counted anew when it is opened again.</summary>
    public required DateTimeOffset ResolutionDueAt { get; init; }

    /// <summary>When it was last resolved; null: it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Whether one of its resolutions came late.</summary>
    public bool WasResolvedLate { get; init; }

    /// <summary>How it was resolved; null: it never was.</summary>
    public string? Resolution { get; init; }

    /// <summary>What the customer was given for it; null: nothing.</summary>
    public Money? Compensation { get; init; }

    /// <summary>When it was closed; null: it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it was resolved for the first time; null: never.</summary>
    public DateTimeOffset? FirstResolvedAt { get; init; }

    /// <summary>How many contacts it had taken by then; null: it never was resolved.</summary>
    public int? FirstResolutionContacts { get; init; }

    /// <summary>When it was first opened again; null: never.</summary>
    public DateTimeOffset? FirstReopenedAt { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What happened to a complaint.</summary>
public enum ComplaintEntryKind
{
    /// <summary>The customer complained.</summary>
    Opened,

    /// <summary>Customer and network were in contact about it.</summary>
    Contact,

    /// <summary>It was resolved.</summary>
    Resolved,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>The customer took what it was offered.</summary>
    OfferAccepted,

    /// <summary>The customer did not want what it was offered.</summary>
    OfferDeclined,
}

/// <summary>A line of the history of a complaint; never changed.</summary>
/// <param name="ComplaintId">Of which complaint.</param>
/// <param name="Number">Its place in the history: the version the complaint has from then on.</param>
/// <param name="Kind">What happened.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When it was recorded here.</param>
/// <param name="Channel">By which way; null: not said.</param>
/// <param name="Direction">Who sought whom, of a contact; null: it is none.</param>
/// <param name="Agent">Who of the network; null: not said.</param>
/// <param name="Notes">What was said or done; null: nothing was written down.</param>
public sealed record ComplaintEntry(
    Guid ComplaintId,
    int Number,
    ComplaintEntryKind Kind,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    Channel? Channel,
    InteractionDirection? Direction,
    string? Agent,
    string? Notes);
