namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Sees early that two records cannot score enough for review. It compares the fields that are cheap and a person's own first, and
/// keeps two upper bounds: of the evidence against chance, and of the evidence against one household, to which what a household
/// shares adds nothing. The score is at most the lower of them, so nothing is lost.
/// </summary>
internal sealed class MatchScreen
{
    private const double Rounding = 1e-6;

    private static readonly MatchField[] Own =
        [MatchField.BirthDate, MatchField.DocumentNumber, MatchField.Email, MatchField.Phone, MatchField.Vin];

    private static readonly MatchField[] Names = [MatchField.GivenName, MatchField.FamilyName, MatchField.NameOrder];
    private static readonly MatchField[] Lines = [MatchField.Street, MatchField.AddressLine2, MatchField.AddressOrder];
    private static readonly MatchField[] Unordered =
    [
        .. Own, MatchField.PostalCode, MatchField.StreetNumber, MatchField.Region, MatchField.Locality, MatchField.CompanyName,
    ];

    private readonly double[] weights;
    private readonly double[] margins;
    private readonly double[] mostWeight = new double[MatchFields.Count];
    private readonly double[] mostMargin = new double[MatchFields.Count];
    private readonly (double Chance, double Household) ordered;
    private readonly double needed;

    /// <param name="model">The model.</param>
    /// <param name="weights">The weights by field and level.</param>
    /// <param name="householdWeights">The same under the household hypothesis.</param>
    /// <param name="againstChance">The log-odds of a match against chance beforehand.</param>
    /// <param name="againstHousehold">The log-odds of a match against one household beforehand.</param>
    /// <param name="needed">The score for review.</param>
    public MatchScreen(
        MatchModel model, double[] weights, double[] householdWeights, double againstChance, double againstHousehold, double needed)
    {
        this.weights = weights;
        this.needed = needed - Rounding;
        margins = [.. weights.Zip(householdWeights, (weight, household) => weight - household)];
        for (var field = 0; field < MatchFields.Count; field++)
        {
            var most = Math.Max(0, Enumerable.Range(1, MatchFields.Levels - 1)
                .Where(level => !MatchFields.IsOrder((MatchField)field) || level != (int)AgreementLevel.Close)
                .Max(level => weights[(field * MatchFields.Levels) + level]));
            if (model.Frequencies.TryGetValue((MatchField)field, out var values))
            {
                var rarest = values.Shares.Values.Append(values.Rest).Min();
                most = Math.Max(most, Math.Log2(model.Fields[field].Match.Agree / rarest));
            }

            mostWeight[field] = most;
            mostMargin[field] = most - MatchScorer.HouseholdWeight(field, most);
        }

        // Parts that may stand in either order are taken to be there; looking would cost more than it saves.
        ordered = (
            againstChance + Names.Concat(Lines).Sum(field => mostWeight[(int)field]),
            againstHousehold + Names.Concat(Lines).Sum(field => mostMargin[(int)field]));
    }

    /// <summary>Whether the score may be enough; false only when it cannot.</summary>
    public bool MayReach(MatchRecord one, MatchRecord other)
    {
        var bounds = Start(one, other);
        var pattern = default(AgreementPattern);
        foreach (var field in Own)
        {
            if (one[field] is { } value && other[field] is { } second)
            {
                pattern = pattern.With(field, FieldComparison.Compare(field, value, second));
                bounds = Lower(bounds, field, pattern[field]);
            }
        }

        if (!IsEnough(bounds))
        {
            return false;
        }

        pattern = RecordComparison.CompareOrdered(
            pattern, one, other, MatchField.GivenName, MatchField.FamilyName, MatchField.NameOrder);
        foreach (var field in Names)
        {
            bounds = Lower(bounds, field, pattern[field]);
        }

        return IsEnough(bounds);
    }

    private (double Chance, double Household) Start(MatchRecord one, MatchRecord other)
    {
        var bounds = ordered;
        foreach (var field in Unordered)
        {
            if (one[field] is not null && other[field] is not null)
            {
                bounds = (bounds.Chance + mostWeight[(int)field], bounds.Household + mostMargin[(int)field]);
            }
        }

        return bounds;
    }

    /// <summary>The bounds once the level of a field is known. An agreement of a value that may be rare leaves them as they are.</summary>
    private (double Chance, double Household) Lower((double Chance, double Household) bounds, MatchField field, AgreementLevel level)
    {
        var (at, index) = (((int)field * MatchFields.Levels) + (int)level, (int)field);
        return level == AgreementLevel.Agree && MatchFields.Of(field).HasFrequencies
            ? bounds
            : (bounds.Chance + weights[at] - mostWeight[index], bounds.Household + margins[at] - mostMargin[index]);
    }

    private bool IsEnough((double Chance, double Household) bounds) =>
        bounds.Chance >= needed && bounds.Household >= needed;
}
