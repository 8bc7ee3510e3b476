namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What follows from comparing two records.</summary>
public enum MatchOutcome
{
    /// <summary>They are of two people.</summary>
    New,

    /// <summary>A person should look at them.</summary>
    Review,

    /// <summary>They are of one person.</summary>
    Link,
}

/// <summary>What a line of a waterfall stands for.</summary>
public enum MatchEvidence
{
    /// <summary>How probable it is that any two records are of one person, before looking at them.</summary>
    Prior,

    /// <summary>A field that both records have.</summary>
    Field,

    /// <summary>What the evidence loses because people of one household would show it too; never positive.</summary>
    Household,
}

/// <summary>One line of a waterfall.</summary>
/// <param name="Evidence">What the line stands for.</param>
/// <param name="Field">The field; null when the line is not of one.</param>
/// <param name="Agreement">How the records agree in it; null when the line is not of a field.</param>
/// <param name="Weight">In bits: log2 of how many times more probable it makes that the records are of one person.</param>
/// <param name="Total">The sum of the weights up to and with this line, in bits.</param>
public sealed record MatchStep(MatchEvidence Evidence, MatchField? Field, AgreementLevel? Agreement, double Weight, double Total);

/// <summary>A decision on two records, with all that led to it.</summary>
/// <param name="RecordId">The one record.</param>
/// <param name="OtherId">The other.</param>
/// <param name="Outcome">What follows.</param>
/// <param name="Score">log2 of the odds that they are of one person, in bits; the sum of the weights.</param>
/// <param name="Probability">The probability that they are of one person: 1 / (1 + 2^−score).</param>
/// <param name="Waterfall">The evidence, in the order in which it adds up. Fields that are missing have no line.</param>
/// <param name="ModelVersion">The version of the model it was decided by.</param>
public sealed record MatchDecision(
    string RecordId,
    string OtherId,
    MatchOutcome Outcome,
    double Score,
    double Probability,
    IReadOnlyList<MatchStep> Waterfall,
    int ModelVersion);
