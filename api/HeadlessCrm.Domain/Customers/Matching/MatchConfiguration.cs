namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>How matching is done. One configuration serves all data; what differs between bases is learned, not configured.</summary>
public sealed record MatchConfiguration
{
    /// <summary>The configuration in use.</summary>
    public static MatchConfiguration Default { get; } = new();

    /// <summary>From this probability on, two records are linked. Between 0 and 1.</summary>
    public double LinkProbability { get; init; } = 0.95;

    /// <summary>From this probability on, and below the other, a person decides. Between 0 and 1.</summary>
    public double ReviewProbability { get; init; } = 0.20;

    /// <summary>How far apart two records of one key may lie in their order to be compared; see <see cref="BlockingKeys"/>.</summary>
    public int Neighbours { get; init; } = 10;

    /// <summary>How many records, at most, are looked at with all their candidates to learn the m probabilities.</summary>
    public int TrainingRecords { get; init; } = 10_000;

    /// <summary>How many random pairs are looked at to learn the u probabilities.</summary>
    public int RandomPairs { get; init; } = 100_000;

    /// <summary>How many of the most frequent values of a field keep a frequency of their own in the model.</summary>
    public int FrequentValues { get; init; } = 2_000;

    /// <summary>
    /// The fewest records of housemates per record that are assumed, however few the data show: a base that has no families yet
    /// will have them.
    /// </summary>
    public double LeastHousemates { get; init; } = 0.05;

    /// <summary>How many threads a batch may use.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the choice of random pairs begins. The same seed and records give the same model.</summary>
    public int Seed { get; init; } = 1969;
}
