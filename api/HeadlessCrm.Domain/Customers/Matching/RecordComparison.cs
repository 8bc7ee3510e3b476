namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>How two records agree, field by field.</summary>
internal static class RecordComparison
{
    private static readonly MatchField[] Alone =
    [
        MatchField.CompanyName, MatchField.BirthDate, MatchField.DocumentNumber, MatchField.Email, MatchField.Phone, MatchField.Vin,
        MatchField.StreetNumber, MatchField.Locality, MatchField.PostalCode, MatchField.Region,
    ];

    /// <summary>The levels of all fields.</summary>
    public static AgreementPattern Compare(MatchRecord one, MatchRecord other)
    {
        var pattern = default(AgreementPattern);
        pattern = CompareOrdered(pattern, one, other, MatchField.GivenName, MatchField.FamilyName, MatchField.NameOrder);
        pattern = CompareOrdered(pattern, one, other, MatchField.Street, MatchField.AddressLine2, MatchField.AddressOrder);
        foreach (var field in Alone)
        {
            pattern = pattern.With(field, FieldComparison.Compare(field, one[field], other[field]));
        }

        return pattern;
    }

    /// <summary>
    /// Two parts that get exchanged, such as given and family name: compared straight and, when that does not settle it, crossed;
    /// the better order counts, and which it was is evidence of its own.
    /// </summary>
    public static AgreementPattern CompareOrdered(
        AgreementPattern pattern, MatchRecord one, MatchRecord other, MatchField first, MatchField second, MatchField order)
    {
        // Crossing pairs the first part of one with the second of the other; a fixed side for each keeps the result symmetric.
        if (string.CompareOrdinal(one[first], other[first]) > 0)
        {
            (one, other) = (other, one);
        }

        var straightFirst = FieldComparison.Compare(first, one[first], other[first]);
        var straightSecond = FieldComparison.Compare(second, one[second], other[second]);
        var straight = Points(straightFirst) + Points(straightSecond);
        if (straightFirst != AgreementLevel.Agree && straightSecond != AgreementLevel.Agree)
        {
            var crossedFirst = FieldComparison.Compare(first, one[first], other[second]);
            var crossedSecond = FieldComparison.Compare(second, one[second], other[first]);
            var crossed = Points(crossedFirst) + Points(crossedSecond);
            if (crossed >= 2 && crossed > straight)
            {
                return pattern.With(first, crossedFirst).With(second, crossedSecond).With(order, AgreementLevel.Disagree);
            }
        }

        return pattern.With(first, straightFirst).With(second, straightSecond)
            .With(order, straight >= 2 ? AgreementLevel.Agree : AgreementLevel.Missing);
    }

    private static int Points(AgreementLevel level) => level switch
    {
        AgreementLevel.Agree => 2,
        AgreementLevel.Close => 1,
        AgreementLevel.Disagree => -1,
        _ => 0,
    };
}
