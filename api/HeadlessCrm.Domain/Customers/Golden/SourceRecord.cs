namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>What one source says of one field.</summary>
/// <param name="Field">The field's name, such as givenName; a source may bring names of its own.</param>
/// <param name="Value">The value as the source wrote it; null: it says that there is none.</param>
/// <param name="ObservedAt">Since when the source says so.</param>
/// <param name="IsDeclared">Whether the customer said so (declared) rather than that it was seen or inferred (observed).</param>
/// <param name="IsVerified">Whether somebody proved it.</param>
/// <param name="IsOverride">Whether it was decided by hand that this value counts, whatever other sources say.</param>
public sealed record SourceValue(
    string Field,
    string? Value,
    DateTimeOffset ObservedAt,
    bool IsDeclared = true,
    bool IsVerified = false,
    bool IsOverride = false);

/// <summary>A contact point as one source has it.</summary>
/// <param name="Point">The contact point.</param>
/// <param name="ObservedAt">Since when the source has it.</param>
/// <param name="IsDeclared">Whether the customer gave it.</param>
/// <param name="IsRemoved">Whether the source says that it is none of the customer's.</param>
public sealed record SourceContact(
    ContactPoint Point, DateTimeOffset ObservedAt, bool IsDeclared = true, bool IsRemoved = false);

/// <summary>What the record of a source said and what it says.</summary>
/// <param name="Before">What it said; null: it is new.</param>
/// <param name="After">What it says from now on.</param>
public sealed record SourceRecordChange(SourceRecord? Before, SourceRecord After);

/// <summary>
/// A customer as one source knows it. Golden records are computed from these alone, so that they can be computed again
/// when records are merged, unmerged or corrected.
/// </summary>
public sealed record SourceRecord
{
    /// <summary>The system whose record is what was entered here, without a source.</summary>
    public const string OwnSystem = "headlesscrm";

    /// <summary>The system it comes from.</summary>
    public required string System { get; init; }

    /// <summary>Its key in that system.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The customer it was posted for; it stays the same when that customer is merged into another.</summary>
    public required Guid PostedFor { get; init; }

    /// <summary>When it was received last.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it says, a field once.</summary>
    public IReadOnlyList<SourceValue> Values { get; init; } = [];

    /// <summary>Its contact points, each once, in the source's order.</summary>
    public IReadOnlyList<SourceContact> Contacts { get; init; } = [];

    /// <summary>Its system and key.</summary>
    public ExternalReference Reference => new(System, ExternalId);

    /// <summary>An empty record of what is entered here of a customer.</summary>
    public static SourceRecord Own(Guid customerId, DateTimeOffset now) => new()
    {
        System = OwnSystem,
        ExternalId = customerId.ToString(),
        PostedFor = customerId,
        ReceivedAt = now,
    };

    /// <summary>Whether another record says the same, whenever it was received.</summary>
    public bool SaysTheSameAs(SourceRecord other) =>
        Values.SequenceEqual(other.Values) && Contacts.SequenceEqual(other.Contacts);
}
