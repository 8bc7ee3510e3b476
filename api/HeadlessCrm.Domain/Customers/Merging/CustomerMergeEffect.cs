namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>What a merge or unmerge moved.</summary>
/// <param name="Moves">How much of each kind; kinds of which there was nothing are left out.</param>
/// <param name="PurchaseProfile">What the purchases of the customer that survives come to afterwards.</param>
public sealed record CustomerMergeEffect(IReadOnlyList<CustomerMergeMove> Moves, CustomerPurchaseProfile PurchaseProfile)
{
    /// <summary>How much of each kind; kinds of which there was nothing are left out.</summary>
    public IReadOnlyList<CustomerMergeMove> Moves { get; init; } = Moves ?? [];

    /// <summary>How many records of sources.</summary>
    public int SourceRecords => CountOf(CustomerMergeMoveKind.SourceRecord);

    /// <summary>How many keys of other systems.</summary>
    public int ExternalReferences => CountOf(CustomerMergeMoveKind.ExternalReference);

    /// <summary>How many transactions, reversed ones too.</summary>
    public int Transactions => CountOf(CustomerMergeMoveKind.Transaction);

    /// <summary>How many interactions.</summary>
    public int Interactions => CountOf(CustomerMergeMoveKind.Interaction);

    /// <summary>How many vehicles.</summary>
    public int Vehicles => CountOf(CustomerMergeMoveKind.Vehicle);

    /// <summary>How much of a kind was moved.</summary>
    public int CountOf(CustomerMergeMoveKind kind) => Moves.FirstOrDefault(move => move.Kind == kind)?.Count ?? 0;

    /// <summary>Whether the same was moved to the same end.</summary>
    public bool Equals(CustomerMergeEffect? other) =>
        other is not null && PurchaseProfile == other.PurchaseProfile && Moves.SequenceEqual(other.Moves);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PurchaseProfile, Moves.Count);
}

/// <summary>How much of one kind was moved.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
public sealed record CustomerMergeMove(CustomerMergeMoveKind Kind, int Count);

/// <summary>What is a customer's and goes with it.</summary>
public enum CustomerMergeMoveKind
{
    /// <summary>The record of a source.</summary>
    SourceRecord,

    /// <summary>A key of another system.</summary>
    ExternalReference,

    /// <summary>A transaction, also a reversed one; its returns and corrections go with it.</summary>
    Transaction,

    /// <summary>An interaction.</summary>
    Interaction,

    /// <summary>A vehicle that it owns now.</summary>
    Vehicle,

    /// <summary>A time for which it owned, or drove, a vehicle.</summary>
    VehiclePeriod,

    /// <summary>A complaint; its commitments and offers go with it.</summary>
    Complaint,

    /// <summary>A lead.</summary>
    Lead,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>An invitation to an event.</summary>
    EventInvitation,

    /// <summary>A registration for an event.</summary>
    EventRegistration,

    /// <summary>A person's place in a company, of either.</summary>
    CompanyContact,

    /// <summary>A place in a household.</summary>
    HouseholdMembership,

    /// <summary>A fleet.</summary>
    Fleet,

    /// <summary>A task of the maintenance cycle.</summary>
    MaintenanceTask,

    /// <summary>A preference.</summary>
    Preference,

    /// <summary>A suggestion.</summary>
    Suggestion,

    /// <summary>The answers to a survey.</summary>
    SurveyResponse,
}
