using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Customers.LeakRisks;

/// <summary>How much speaks for a customer's leaving.</summary>
public enum LeakRiskLevel
{
    /// <summary>A score below 20.</summary>
    Low,

    /// <summary>A score from 20.</summary>
    Moderate,

    /// <summary>A score from 45.</summary>
    High,

    /// <summary>A score from 70.</summary>
    Critical,
}

/// <summary>What speaks for a customer's leaving.</summary>
public enum LeakEvidenceKind
{
    /// <summary>A complaint is open.</summary>
    OpenComplaint,

    /// <summary>A complaint was resolved not long ago.</summary>
    ResolvedComplaint,

    /// <summary>What was promised was not kept in time.</summary>
    BreachedCommitment,

    /// <summary>The customer did not want what it was offered to stay.</summary>
    DeclinedOffer,

    /// <summary>The customer has not bought for longer than it used to.</summary>
    Inactivity,
}

/// <summary>What would have to be known to say more.</summary>
public enum LeakRiskInput
{
    /// <summary>How often the customer buys: it has bought fewer than three times, or all on one day.</summary>
    PurchaseRhythm,
}

/// <summary>How likely a customer is to leave, by what speaks for it.</summary>
/// <param name="Score">0 to 100: 100 × (1 − the product of 1 − weight over all evidence).</param>
/// <param name="Level">The score in a word.</param>
/// <param name="Evidence">What speaks for it, the weightiest first.</param>
/// <param name="Missing">What would have to be known to say more.</param>
public sealed record LeakRisk(
    int Score, LeakRiskLevel Level, IReadOnlyList<LeakEvidence> Evidence, IReadOnlyList<LeakRiskInput> Missing);

/// <summary>Something that speaks for a customer's leaving.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Weight">How much it says, more than 0 and less than 1, to four decimals.</param>
/// <param name="Since">When it began: when the customer complained or was let down, answered, or bought last.</param>
/// <param name="Days">How many whole days ago that was.</param>
/// <param name="ComplaintId">The complaint it belongs to; null: it is of none.</param>
/// <param name="SubjectId">The complaint, the commitment or the offer; null: it is none.</param>
/// <param name="Severity">How bad the complaint is; null: it is of none.</param>
/// <param name="RhythmDays">Of inactivity: how many days lie between two purchases of the customer on average; null: it is none.</param>
public sealed record LeakEvidence(
    LeakEvidenceKind Kind,
    decimal Weight,
    DateTimeOffset Since,
    int Days,
    Guid? ComplaintId,
    Guid? SubjectId,
    ComplaintSeverity? Severity,
    decimal? RhythmDays);

/// <summary>Something kept of a customer that speaks for its leaving.</summary>
/// <param name="Kind">What it is; never <see cref="LeakEvidenceKind.Inactivity"/>, which is told by the purchases.</param>
/// <param name="Id">The complaint, the commitment or the offer.</param>
/// <param name="ComplaintId">The complaint it belongs to.</param>
/// <param name="Severity">How bad that is.</param>
/// <param name="Since">When it began.</param>
/// <param name="DueAt">Of an open complaint: by when it has to be resolved.</param>
/// <param name="ReopenedCount">Of a complaint: how often it was opened again.</param>
public sealed record LeakFact(
    LeakEvidenceKind Kind,
    Guid Id,
    Guid ComplaintId,
    ComplaintSeverity Severity,
    DateTimeOffset Since,
    DateTimeOffset DueAt,
    int ReopenedCount);

/// <summary>Reads what is kept of customers that speaks for their leaving.</summary>
public interface ILeakFactStore
{
    /// <summary>
    /// Of each customer: the complaints that are open, and since a moment the complaints resolved, the commitments breached and the offers
    /// declined; one query.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<LeakFact>>> GetAsync(
        IReadOnlyList<Guid> customerIds, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken);
}
