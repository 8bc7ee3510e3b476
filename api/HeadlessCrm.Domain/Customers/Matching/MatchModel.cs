namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// What was learned of a base of records: how often each agreement occurs in records of one person and of two. It is data only and
/// serialises as it stands, so that a decision can be repeated years later with the model it was made by.
/// </summary>
public sealed record MatchModel
{
    /// <summary>The version of this form.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the form it was written in; a reader refuses one that is newer than <see cref="CurrentFormat"/>.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Which model of its base it is, from 1; 0 is <see cref="Initial"/>.</summary>
    public int Version { get; init; }

    /// <summary>How many records it was learned from.</summary>
    public required int RecordCount { get; init; }

    /// <summary>How many other records of the same person a record has on average.</summary>
    public required double MatchesPerRecord { get; init; }

    /// <summary>How many records of other people who live with the person a record has on average.</summary>
    public required double HousematesPerRecord { get; init; }

    /// <summary>The rates of every field, in the order of <see cref="MatchField"/>.</summary>
    public required IReadOnlyList<FieldRates> Fields { get; init; }

    /// <summary>How frequent values are, for the fields where that matters.</summary>
    public required IReadOnlyDictionary<MatchField, ValueFrequencies> Frequencies { get; init; }

    /// <summary>The model to start with: expert rates for a base of a size of which nothing is known yet.</summary>
    /// <param name="recordCount">How many records there are; at least 2 is assumed.</param>
    public static MatchModel Initial(int recordCount) => new()
    {
        RecordCount = Math.Max(recordCount, 2),
        MatchesPerRecord = 0.2,
        HousematesPerRecord = 1,
        Fields = [.. Enum.GetValues<MatchField>().Select(field => FieldRates.Initial(MatchFields.Of(field)))],
        Frequencies = new Dictionary<MatchField, ValueFrequencies>(),
    };
}

/// <summary>How often the levels of a field occur where both records have it; each triple adds up to 1.</summary>
/// <param name="Field">The field.</param>
/// <param name="Match">The m probabilities: in two records of one person.</param>
/// <param name="Chance">The u probabilities: in two records of two people.</param>
public sealed record FieldRates(MatchField Field, LevelRates Match, LevelRates Chance)
{
    internal static FieldRates Initial(FieldTraits traits) => new(
        traits.Field,
        new LevelRates(traits.MatchAgree, traits.MatchClose, 1 - traits.MatchAgree - traits.MatchClose),
        new LevelRates(traits.ChanceAgree, traits.ChanceClose, 1 - traits.ChanceAgree - traits.ChanceClose));
}

/// <summary>Probabilities of the levels.</summary>
/// <param name="Agree">Of <see cref="AgreementLevel.Agree"/>.</param>
/// <param name="Close">Of <see cref="AgreementLevel.Close"/>.</param>
/// <param name="Disagree">Of <see cref="AgreementLevel.Disagree"/>.</param>
public sealed record LevelRates(double Agree, double Close, double Disagree)
{
    /// <summary>The probability of a level; 1 for a missing one, which says nothing.</summary>
    public double Of(AgreementLevel level) => level switch
    {
        AgreementLevel.Agree => Agree,
        AgreementLevel.Close => Close,
        AgreementLevel.Disagree => Disagree,
        _ => 1,
    };
}

/// <summary>How frequent the values of a field are.</summary>
/// <param name="Shares">The most frequent values, each with its part of all values.</param>
/// <param name="Rest">The part that is taken for a value that is not among them.</param>
public sealed record ValueFrequencies(IReadOnlyDictionary<string, double> Shares, double Rest)
{
    /// <summary>The part a value has of all values.</summary>
    public double Of(string value) => Shares.TryGetValue(value, out var share) ? share : Rest;
}
