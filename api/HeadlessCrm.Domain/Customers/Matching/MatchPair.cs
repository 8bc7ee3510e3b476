namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Two records of a batch that are, or may be, of one person.</summary>
/// <param name="One">The one record's place in <see cref="MatchBatchResult.Records"/>.</param>
/// <param name="Other">The other's, which is greater.</param>
/// <param name="Score">log2 of the odds that they are of one person.</param>
/// <param name="Outcome">Link or review.</param>
/// <param name="IsHeldBack">
/// Whether the pair alone would be a link and is for review only because the clusters it would join contradict each other.
/// </param>
public readonly record struct MatchPair(int One, int Other, double Score, MatchOutcome Outcome, bool IsHeldBack = false);
