using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Segments;

/// <summary>A customer's recency, frequency and money, each scored 1 (worst fifth) to 5 (best fifth).</summary>
/// <param name="AsOf">The moment.</param>
/// <param name="Recency">5: bought most recently.</param>
/// <param name="Frequency">5: bought most often.</param>
/// <param name="Monetary">5: spent most.</param>
/// <param name="RecencyDays">Whole days since the last purchase.</param>
/// <param name="TransactionCount">The number of transactions, in any currency.</param>
/// <param name="Spend">The sum of their nets in the reporting currency.</param>
public sealed record Rfm(
    DateTimeOffset AsOf,
    int Recency,
    int Frequency,
    int Monetary,
    int RecencyDays,
    int TransactionCount,
    Money Spend)
{
    /// <summary>The three scores in a row, such as <c>555</c>.</summary>
    public string Cell => RfmCells.Of(Recency, Frequency, Monetary);
}

/// <summary>
/// The limits between the fifths, all ascending: a score follows from a customer's own figures and these numbers alone.
/// </summary>
/// <param name="AsOf">The moment.</param>
/// <param name="CustomerCount">How many customers were ranked: those with a surviving transaction by then.</param>
/// <param name="RecencyDays">Up to the first: 5; up to the second: 4; … above the fourth: 1.</param>
/// <param name="Frequency">Up to the first: 1; up to the second: 2; … above the fourth: 5.</param>
/// <param name="Monetary">As for frequency.</param>
public sealed record RfmThresholds(
    DateTimeOffset AsOf,
    int CustomerCount,
    IReadOnlyList<int> RecencyDays,
    IReadOnlyList<int> Frequency,
    IReadOnlyList<Money> Monetary);

/// <summary>The names of the 125 cells, made once.</summary>
internal static class RfmCells
{
    private static readonly string[] Names =
        [.. Enumerable.Range(0, 125).Select(i => $"{1 + (i / 25)}{1 + (i / 5 % 5)}{1 + (i % 5)}")];

    public static string Of(int recency, int frequency, int monetary) =>
        Names[((recency - 1) * 25) + ((frequency - 1) * 5) + monetary - 1];
}
