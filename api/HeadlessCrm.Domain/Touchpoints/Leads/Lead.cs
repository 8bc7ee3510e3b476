using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.Leads;

/// <summary>Where a lead stands.</summary>
public enum LeadStatus
{
    /// <summary>Nobody has taken it up.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    Working,

    /// <summary>The interest is real and the customer can buy.</summary>
    Qualified,

    /// <summary>The customer bought.</summary>
    Won,

    /// <summary>The customer will not buy.</summary>
    Lost,
}

/// <summary>A vehicle that a lead is about, as far as it was described.</summary>
/// <param name="Interest">What the customer wants with it, such as <c>buy</c> or <c>lease</c>; null: not said.</param>
/// <param name="Condition">Such as <c>new</c> or <c>used</c>; null: not said.</param>
/// <param name="Year">The model year; null: not said.</param>
/// <param name="Make">The make; null: not said.</param>
/// <param name="Model">The model; null: not said.</param>
/// <param name="Trim">The trim; null: not said.</param>
/// <param name="Vin">The identification number as it was given; null: none.</param>
/// <param name="Stock">The dealer's stock number; null: none.</param>
/// <param name="OdometerKm">The odometer in kilometres; null: not said.</param>
public sealed record LeadVehicle(
    string? Interest = null,
    string? Condition = null,
    int? Year = null,
    string? Make = null,
    string? Model = null,
    string? Trim = null,
    string? Vin = null,
    string? Stock = null,
    int? OdometerKm = null);

/// <summary>Somebody's interest in buying, to be taken up by a dealer. What it came as is read apart.</summary>
public sealed record Lead
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose interest.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>Where it comes from: a website, a campaign, a fair.</summary>
    public required string Source { get; init; }

    /// <summary>The key it has in the system it came from; null: none.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>Where it stands.</summary>
    public required LeadStatus Status { get; init; }

    /// <summary>The vehicle the customer is interested in; null: none was named.</summary>
    public LeadVehicle? Vehicle { get; init; }

    /// <summary>The vehicle the customer would give in return; null: none was named.</summary>
    public LeadVehicle? TradeIn { get; init; }

    /// <summary>What the customer wrote; null: nothing.</summary>
    public string? Comments { get; init; }

    /// <summary>The code of the dealer who is to take it up; null: none.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Who is to take it up; null: nobody was named.</summary>
    public string? Agent { get; init; }

    /// <summary>Why it was lost, or what is to be known of its status; null: nothing was said.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When the customer asked.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was recorded here, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it took its status.</summary>
    public required DateTimeOffset StatusAt { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }
}

/// <summary>What leads can be ordered by.</summary>
public enum LeadOrderField
{
    /// <summary>When the customer asked.</summary>
    ReceivedAt,
}

/// <summary>What filters over leads may name.</summary>
public static class LeadFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="Lead"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Lead",
        [
            FilterField.Of<Lead>("id", FieldType.Id, lead => lead.Id),
            FilterField.Of<Lead>("customerId", FieldType.Id, lead => lead.CustomerId),
            FilterField.Of<Lead>("source", FieldType.Text, lead => lead.Source),
            FilterField.OfEnum<Lead, LeadStatus>("status", lead => lead.Status),
            FilterField.Of<Lead>("dealerCode", FieldType.Text, lead => lead.DealerCode),
            FilterField.Of<Lead>("agent", FieldType.Text, lead => lead.Agent),
            FilterField.Of<Lead>("receivedAt", FieldType.Instant, lead => lead.ReceivedAt),
        ]);
}

/// <summary>Keeps leads.</summary>
public interface ILeadStore
{
    /// <summary>The leads of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Lead?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The leads known by these references; null where there is none.</summary>
    Task<IReadOnlyList<Lead?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken);

    /// <summary>What each lead came as, word for word; null where it was entered here.</summary>
    Task<IReadOnlyList<string?>> GetRawAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of leads.</summary>
    Task<Slice<Lead>> PageAsync(PageRequest<LeadOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many leads match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's leads; one query.</summary>
    Task<IReadOnlyList<Slice<Lead>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<LeadOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many leads of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new lead. False when the key of the entry or the lead's reference was taken, or the customer merged or unmerged, in
    /// between; then nothing was written.
    /// </summary>
    Task<bool> RecordAsync(
        Lead lead, Guid postedFor, string? raw, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>Writes the next version of a lead; false when it has changed, or the key was taken, in between.</summary>
    Task<bool> ChangeAsync(Lead lead, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
