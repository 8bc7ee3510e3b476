using HeadlessCrm.Domain.Customers.Demographics;

namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>How many points each input counts. They are part of the contract: the descriptions and the documentation name them.</summary>
internal static class IntentionWeights
{
    /// <summary>For how many days quotes and leads count, less each day.</summary>
    public const int SignalDays = 180;

    /// <summary>For how many days visits count, less each day.</summary>
    public const int VisitDays = 90;

    /// <summary>For how many months after its end a declared horizon still counts.</summary>
    public const int HorizonGraceMonths = 6;

    public const decimal OwnsOne = -1;
    public const decimal OwnsNoLonger = 2;
    public const decimal NotPlanned = -3;

    /// <summary>The points of a stage of life for a first or further vehicle.</summary>
    public static decimal NewCar(LifeStage stage) => stage switch
    {
        LifeStage.School => 0,
        LifeStage.Adolescence => 0.5m,
        LifeStage.Student => 1,
        LifeStage.FirstJob => 3,
        LifeStage.Promotion => 2,
        LifeStage.Marriage => 2.5m,
        LifeStage.Family => 2.5m,
        _ => 1,
    };

    /// <summary>The points of a stage of life for replacing a vehicle.</summary>
    public static decimal Renewal(LifeStage stage) => stage switch
    {
        LifeStage.FirstJob or LifeStage.Marriage or LifeStage.LaterLife => 0.5m,
        LifeStage.Promotion or LifeStage.Family => 1,
        _ => 0,
    };

    /// <summary>The points of whole years of owning: they rise to the fifth year and fall again, for some keep what they have.</summary>
    public static decimal OwnershipAge(int years) => years switch
    {
        < 1 => 0,
        1 => 0.5m,
        2 => 1.5m,
        3 => 2.5m,
        4 or 5 => 3.5m,
        6 or 7 => 3,
        _ => 2.5m,
    };

    /// <summary>The points of kilometres gone.</summary>
    public static decimal Mileage(int km) => km switch
    {
        < 30_000 => 0,
        < 60_000 => 0.5m,
        < 90_000 => 1,
        < 120_000 => 1.5m,
        _ => 2,
    };

    /// <summary>The points of kilometres in a year.</summary>
    public static decimal AnnualMileage(double km) => km switch
    {
        < 10_000 => 0,
        < 20_000 => 0.5m,
        _ => 1,
    };
}

/// <summary>What signs of buying count on a curve.</summary>
/// <param name="Quote">An open quote.</param>
/// <param name="Lead">A lead.</param>
/// <param name="Qualified">More for one whose interest is real.</param>
/// <param name="TradeIn">More for one with a vehicle in return; null: such a lead does not count.</param>
/// <param name="Visit">A visit.</param>
/// <param name="MostVisits">All visits at most.</param>
internal sealed record SignalWeights(
    decimal Quote, decimal Lead, decimal Qualified, decimal? TradeIn, decimal Visit, decimal MostVisits)
{
    public static SignalWeights NewCar { get; } = new(4, 2.5m, 1, null, 1, 2);

    public static SignalWeights Renewal { get; } = new(3, 2, 0.5m, 1, 0.75m, 1.5m);
}
