namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Decides on pairs of records by a model: the one code path of batch and arrival.
/// <para>
/// The score is the log-odds of Fellegi and Sunter (A Theory for Record Linkage, 1969): log2(λ/(1−λ)) + Σ log2(m/u), where a rare
/// value that agrees has its own frequency in the place of u (Winkler, 1989). Two hypotheses stand against the match, not one: two
/// people by chance, and two people of one household, who share what <see cref="FieldTraits.Shared"/> says. The second is the
/// negative evidence: address and family name alone never make one person of two.
/// </para>
/// Safe for use by several threads.
/// </summary>
public sealed class MatchScorer
{
    private readonly MatchModel model;
    private readonly double prior;
    private readonly double householdPrior;
    private readonly double linkScore;
    private readonly double reviewScore;
    private readonly double[] weights = new double[MatchFields.Count * MatchFields.Levels];
    private readonly double[] householdWeights = new double[MatchFields.Count * MatchFields.Levels];
    private readonly ValueFrequencies?[] frequencies = new ValueFrequencies?[MatchFields.Count];
    private readonly MatchScreen screen;

    /// <summary>Prepares scoring by a model.</summary>
    /// <exception cref="ArgumentException">The model was written in a newer form, or does not have every field in order.</exception>
    public MatchScorer(MatchModel model, MatchConfiguration configuration)
    {
        if (model.Format > MatchModel.CurrentFormat
            || !model.Fields.Select(rates => rates.Field).SequenceEqual(Enum.GetValues<MatchField>()))
        {
            throw new ArgumentException(
                $"The model {model.Version} has the form {model.Format} with {model.Fields.Count} fields; " +
                $"this release reads the form {MatchModel.CurrentFormat} with every field in order. Learn a model anew.");
        }

        this.model = model;
        linkScore = LogOdds(configuration.LinkProbability);
        reviewScore = LogOdds(configuration.ReviewProbability);
        var pairs = Math.Max(model.RecordCount - 1, 1);
        prior = LogOdds(Math.Min(model.MatchesPerRecord / pairs, 0.5));
        householdPrior = LogOdds(Math.Min(model.HousematesPerRecord / pairs, 0.5));
        foreach (var rates in model.Fields)
        {
            var field = (int)rates.Field;
            frequencies[field] = model.Frequencies.GetValueOrDefault(rates.Field);
            for (var level = AgreementLevel.Disagree; level <= AgreementLevel.Agree; level++)
            {
                var at = (field * MatchFields.Levels) + (int)level;
                weights[at] = Math.Log2(rates.Match.Of(level) / rates.Chance.Of(level));
                householdWeights[at] = HouseholdWeight(field, weights[at]);
            }
        }

        screen = new MatchScreen(model, weights, householdWeights, prior, prior - householdPrior, reviewScore);
    }

    /// <summary>The score from which on two records are linked, in bits.</summary>
    public double LinkScore => linkScore;

    /// <summary>Decides on two records and explains the decision.</summary>
    public MatchDecision Decide(MatchRecord record, MatchRecord other)
    {
        var pattern = RecordComparison.Compare(record, other);
        Span<double> given = stackalloc double[MatchFields.Count];
        var household = Weigh(record, other, pattern, given);
        var steps = new List<MatchStep>(MatchFields.Count + 2) { new(MatchEvidence.Prior, null, null, prior, prior) };
        var total = prior;
        for (var field = 0; field < MatchFields.Count; field++)
        {
            if (pattern[field] != AgreementLevel.Missing)
            {
                total += given[field];
                steps.Add(new MatchStep(MatchEvidence.Field, (MatchField)field, pattern[field], given[field], total));
            }
        }

        total += household;
        steps.Add(new MatchStep(MatchEvidence.Household, null, null, household, total));
        return new MatchDecision(record.Id, other.Id, OutcomeOf(total), total, ProbabilityOf(total), steps, model.Version);
    }

    /// <summary>The score alone, in bits.</summary>
    public double Score(MatchRecord record, MatchRecord other)
    {
        var pattern = RecordComparison.Compare(record, other);
        Span<double> given = stackalloc double[MatchFields.Count];
        var household = Weigh(record, other, pattern, given);
        var total = prior;
        for (var field = 0; field < MatchFields.Count; field++)
        {
            total += given[field];
        }

        return total + household;
    }

    /// <summary>
    /// The score when it is high enough for review at least. Most candidates are not, and are seen not to be before all of their
    /// fields are compared.
    /// </summary>
    public bool TryScore(MatchRecord record, MatchRecord other, out double score)
    {
        if (!screen.MayReach(record, other))
        {
            score = double.NegativeInfinity;
            return false;
        }

        score = Score(record, other);
        return score >= reviewScore;
    }

    /// <summary>What follows from a score.</summary>
    public MatchOutcome OutcomeOf(double score) =>
        score >= linkScore ? MatchOutcome.Link : score >= reviewScore ? MatchOutcome.Review : MatchOutcome.New;

    /// <summary>The probability that a score in bits stands for.</summary>
    public static double ProbabilityOf(double score) => 1 / (1 + double.Exp2(-score));

    /// <summary>The probabilities of a pattern under the three hypotheses, for learning: relative to two people by chance.</summary>
    internal (double Match, double Household) RatiosOf(AgreementPattern pattern)
    {
        var (match, household) = (prior, householdPrior);
        for (var field = 0; field < MatchFields.Count; field++)
        {
            var at = (field * MatchFields.Levels) + (int)pattern[field];
            match += weights[at];
            household += householdWeights[at];
        }

        return (double.Exp2(match), double.Exp2(household));
    }

    /// <summary>Fills in the weight of each field and returns what the household hypothesis takes away.</summary>
    private double Weigh(MatchRecord record, MatchRecord other, AgreementPattern pattern, Span<double> given)
    {
        var household = householdPrior;
        for (var field = 0; field < MatchFields.Count; field++)
        {
            var level = pattern[field];
            var at = (field * MatchFields.Levels) + (int)level;
            var weight = weights[at];
            var shared = householdWeights[at];
            if (level == AgreementLevel.Agree && frequencies[field] is { } values && !IsCrossed(field, pattern))
            {
                var frequency = Math.Max(values.Of(record[(MatchField)field]!), values.Of(other[(MatchField)field]!));
                weight = Math.Log2(model.Fields[field].Match.Agree / frequency);
                shared = HouseholdWeight(field, weight);
            }

            given[field] = weight;
            household += shared;
        }

        return -Math.Log2(1 + double.Exp2(household));
    }

    private static bool IsCrossed(int field, AgreementPattern pattern) => (MatchField)field switch
    {
        MatchField.GivenName or MatchField.FamilyName => pattern[MatchField.NameOrder] == AgreementLevel.Disagree,
        MatchField.Street or MatchField.AddressLine2 => pattern[MatchField.AddressOrder] == AgreementLevel.Disagree,
        _ => false,
    };

    /// <summary>log2(h/u), where h = shared·m + (1 − shared)·u.</summary>
    internal static double HouseholdWeight(int field, double weight)
    {
        var shared = MatchFields.Of((MatchField)field).Shared;
        return shared >= 1 ? weight : Math.Log2((shared * double.Exp2(weight)) + 1 - shared);
    }

    private static double LogOdds(double probability) => Math.Log2(probability / (1 - probability));
}
