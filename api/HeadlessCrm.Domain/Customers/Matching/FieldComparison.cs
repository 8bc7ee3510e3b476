using HeadlessCrm.Domain.Customers.Matching.Similarity;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>How far two comparable values of one field agree, by which measure.</summary>
internal static class FieldComparison
{
    private const double CloseName = 0.88;
    private const double CloseText = 0.90;
    private const int LongLocalPart = 5;
    private const int LongNumber = 7;
    private const int SerialOfVin = 8;

    /// <summary>The level of two values; null is a missing one.</summary>
    public static AgreementLevel Compare(MatchField field, string? one, string? other)
    {
        if (one is null || other is null)
        {
            return AgreementLevel.Missing;
        }

        if (ReferenceEquals(one, other) || string.Equals(one, other, StringComparison.Ordinal))
        {
            return AgreementLevel.Agree;
        }

        return MatchFields.IsMultiple(field) && (one.Contains(MatchText.Separator) || other.Contains(MatchText.Separator))
            ? CompareBest(field, one, other)
            : CompareSingle(field, one, other);
    }

    private static AgreementLevel CompareBest(MatchField field, string one, string other)
    {
        var best = AgreementLevel.Disagree;
        foreach (var left in one.Split(MatchText.Separator))
        {
            foreach (var right in other.Split(MatchText.Separator))
            {
                var level = left == right ? AgreementLevel.Agree : CompareSingle(field, left, right);
                best = level > best ? level : best;
            }
        }

        return best;
    }

    private static AgreementLevel CompareSingle(MatchField field, string one, string other) => field switch
    {
        MatchField.GivenName or MatchField.FamilyName => Words(one, other, CloseName, mayBeInitial: true),
        MatchField.CompanyName or MatchField.Street or MatchField.AddressLine2 or MatchField.Locality =>
            Words(one, other, CloseText, mayBeInitial: false),
        MatchField.BirthDate => CloseIf(AreCloseDates(one, other)),
        MatchField.DocumentNumber => CloseIf(Distance(one, other, 2) <= (Math.Min(one.Length, other.Length) >= LongNumber ? 2 : 1)),
        MatchField.Email => CloseIf(AreCloseEmails(one, other)),
        MatchField.Vin => CloseIf(Distance(one, other, 1) <= 1 || HaveSameSerial(one, other)),
        _ => CloseIf(Distance(one, other, 1) <= 1),
    };

    /// <summary>
    /// Agree: equal but for spaces. Close: Jaro–Winkler at least <paramref name="close"/>; a quarter of the letters edited
    /// (Damerau–Levenshtein); the words of one among those of the other; or an initial.
    /// </summary>
    private static AgreementLevel Words(string one, string other, double close, bool mayBeInitial)
    {
        var hasSpaces = one.Contains(' ') || other.Contains(' ');
        if (hasSpaces && AreEqualButForSpaces(one, other))
        {
            return AgreementLevel.Agree;
        }

        var longer = Math.Max(one.Length, other.Length);
        var shorter = Math.Min(one.Length, other.Length);
        if (shorter == 1)
        {
            return CloseIf(mayBeInitial && one[0] == other[0]);
        }

        var edits = Math.Max(1, longer / 4);
        var (letters, others) = (LetterSet.Of(one), LetterSet.Of(other));
        var (lacking, excess) = (letters.Without(others), others.Without(letters));
        return CloseIf(
            (longer - shorter <= edits && Math.Max(lacking, excess) <= edits && Distance(one, other, edits) <= edits)
            || (MostSimilar(one, other, lacking, excess) >= close && JaroWinkler.Similarity(one, other) >= close)
            || (hasSpaces && (lacking == 0 || excess == 0) && (AreWordsOf(one, other) || AreWordsOf(other, one))));
    }

    /// <summary>What Jaro–Winkler can be at most: all letters that the other text has match, and the beginnings are equal.</summary>
    private static double MostSimilar(string one, string other, int lacking, int excess)
    {
        double common = Math.Min(one.Length - lacking, other.Length - excess);
        var jaro = ((common / one.Length) + (common / other.Length) + 1) / 3;
        return one[0] == other[0] ? jaro + (0.4 * (1 - jaro)) : jaro;
    }

    /// <summary>
    /// One slip in the digits (a wrong, missing or added one, or two neighbours transposed), day and month swapped, or one of the
    /// three parts another.
    /// </summary>
    private static bool AreCloseDates(string one, string other)
    {
        if (Distance(one, other, 1) <= 1)
        {
            return true;
        }

        if (one.Length != 8 || other.Length != 8)
        {
            return false;
        }

        var first = one.AsSpan();
        var second = other.AsSpan();
        var year = first[..4].SequenceEqual(second[..4]);
        var month = first[4..6].SequenceEqual(second[4..6]);
        var day = first[6..].SequenceEqual(second[6..]);
        var isSwapped = first[4..6].SequenceEqual(second[6..]) && first[6..].SequenceEqual(second[4..6]);
        return (year && isSwapped) || (year && month) || (year && day) || (month && day);
    }

    private static bool AreCloseEmails(string one, string other)
    {
        if (Distance(one, other, 2) <= 2)
        {
            return true;
        }

        var at = one.IndexOf('@', StringComparison.Ordinal);
        return at >= LongLocalPart && at == other.IndexOf('@', StringComparison.Ordinal)
            && one.AsSpan(0, at).SequenceEqual(other.AsSpan(0, at));
    }

    private static bool HaveSameSerial(string one, string other) =>
        one.Length >= SerialOfVin && other.Length >= SerialOfVin
        && one.AsSpan(one.Length - SerialOfVin).SequenceEqual(other.AsSpan(other.Length - SerialOfVin));

    private static bool AreEqualButForSpaces(string one, string other)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < one.Length && one[i] == ' ')
            {
                i++;
            }

            while (j < other.Length && other[j] == ' ')
            {
                j++;
            }

            if (i == one.Length || j == other.Length)
            {
                return i == one.Length && j == other.Length;
            }

            if (one[i++] != other[j++])
            {
                return false;
            }
        }
    }

    private static bool AreWordsOf(string part, string whole)
    {
        foreach (var range in part.AsSpan().Split(' '))
        {
            if (!HasWord(whole, part.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasWord(string whole, ReadOnlySpan<char> word)
    {
        foreach (var range in whole.AsSpan().Split(' '))
        {
            if (whole.AsSpan(range).SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static int Distance(string one, string other, int limit) => DamerauLevenshtein.Distance(one, other, limit);

    private static AgreementLevel CloseIf(bool isClose) => isClose ? AgreementLevel.Close : AgreementLevel.Disagree;
}
