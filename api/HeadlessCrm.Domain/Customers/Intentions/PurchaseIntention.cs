namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>What an intention to buy is told from.</summary>
public enum IntentionInput
{
    /// <summary>Where the person stands in life.</summary>
    LifeStage,

    /// <summary>Whether the customer owns a vehicle.</summary>
    Ownership,

    /// <summary>For how long the customer has owned the vehicle.</summary>
    OwnershipAge,

    /// <summary>How far the vehicle has gone.</summary>
    Mileage,

    /// <summary>How far the vehicle goes in a year.</summary>
    AnnualMileage,

    /// <summary>Quotes the customer has not decided on.</summary>
    Quotes,

    /// <summary>Leads that are neither won nor lost.</summary>
    Leads,

    /// <summary>Visits with a motive to where vehicles are sold.</summary>
    Visits,

    /// <summary>When the customer declared to buy.</summary>
    Horizon,
}

/// <summary>Why an intention has no score.</summary>
public enum IntentionGap
{
    /// <summary>Nothing is known that tells of it.</summary>
    NothingKnown,

    /// <summary>The customer is not known to own a vehicle, so there is none to renew.</summary>
    NoVehicle,
}

/// <summary>What counted for or against an intention.</summary>
/// <param name="Input">What was looked at.</param>
/// <param name="Value">What was found: a stage of life, a number, kilometres, a duration.</param>
/// <param name="Points">What it counts, to two decimals.</param>
/// <param name="Since">Since when it is so, or when it was seen; null: not known.</param>
/// <param name="Vin">The vehicle it is about; null: about none.</param>
public sealed record IntentionEvidence(IntentionInput Input, string Value, decimal Points, DateTimeOffset? Since, string? Vin = null);

/// <summary>How strong an intention is, and how that is known.</summary>
/// <param name="Score">0 to 10, to one decimal; null: see <paramref name="Reason"/>.</param>
/// <param name="Reason">Why there is no score; null: there is one.</param>
/// <param name="Evidence">What counted, in the order of <see cref="IntentionInput"/>.</param>
/// <param name="Missing">What is not known and would count.</param>
public sealed record IntentionCurve(
    decimal? Score, IntentionGap? Reason, IReadOnlyList<IntentionEvidence> Evidence, IReadOnlyList<IntentionInput> Missing);

/// <summary>How strong a customer's intention to buy a vehicle is, on two curves.</summary>
/// <param name="AsOf">The moment it is true of.</param>
/// <param name="NewCar">To buy a first, or a further, vehicle.</param>
/// <param name="Renewal">To replace the vehicle that the customer owns.</param>
public sealed record PurchaseIntention(DateTimeOffset AsOf, IntentionCurve NewCar, IntentionCurve Renewal);
