using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Preferences;

namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>A vehicle that a customer owns or owned.</summary>
/// <param name="Vin">Its identification number.</param>
/// <param name="Since">Since when; null: nobody knows.</param>
/// <param name="Until">Until when; null: to this day.</param>
/// <param name="Odometer">What its odometer said up to the moment asked about.</param>
public sealed record OwnedVehicle(string Vin, DateTimeOffset? Since, DateTimeOffset? Until, OdometerHistory Odometer);

/// <summary>All that an intention is told from, as of a moment.</summary>
public sealed record IntentionFacts
{
    /// <summary>Person or company.</summary>
    public CustomerKind Kind { get; init; }

    /// <summary>Where the person stands in life; null: not known.</summary>
    public LifeStage? LifeStage { get; init; }

    /// <summary>The vehicles that were the customer's by then.</summary>
    public IReadOnlyList<OwnedVehicle> Vehicles { get; init; } = [];

    /// <summary>The signs that the customer is about to buy.</summary>
    public IReadOnlyList<BuyingSignal> Signals { get; init; } = [];

    /// <summary>What the customer declared last of a first or further vehicle; null: nothing.</summary>
    public PreferenceClaim? NewCarHorizon { get; init; }

    /// <summary>What the customer declared last of replacing the vehicle; null: nothing.</summary>
    public PreferenceClaim? RenewalHorizon { get; init; }
}
