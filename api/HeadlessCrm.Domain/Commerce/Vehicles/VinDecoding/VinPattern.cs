namespace HeadlessCrm.Domain.Commerce.Vehicles.VinDecoding;

/// <summary>
/// Patterns of vPIC over a VIN from its fourth character on: a letter or digit stands for itself, <c>*</c> and <c>_</c> for any, and
/// <c>[A-CF]</c> for one of those; <c>|</c> leads from the descriptor, characters 4 to 8, to the tenth.
/// </summary>
internal static class VinPattern
{
    private const int DescriptorStart = 3;
    private const int IndicatorStart = 9;

    /// <summary>How many characters of a VIN a pattern fixes; null when it does not fit. A set of characters fixes half of one.</summary>
    public static double? Fit(ReadOnlySpan<char> pattern, ReadOnlySpan<char> vin)
    {
        var fixedCharacters = 0.0;
        var at = DescriptorStart;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '|')
            {
                at = IndicatorStart;
                continue;
            }

            if (at >= vin.Length)
            {
                return null;
            }

            switch (pattern[i])
            {
                case '*' or '_':
                    break;
                case '[':
                    var end = pattern[i..].IndexOf(']');
                    if (end < 0 || !HasOne(pattern.Slice(i + 1, end - 1), vin[at]))
                    {
                        return null;
                    }

                    fixedCharacters += 0.5;
                    i += end;
                    break;
                default:
                    if (pattern[i] != vin[at])
                    {
                        return null;
                    }

                    fixedCharacters++;
                    break;
            }

            at++;
        }

        return fixedCharacters;
    }

    private static bool HasOne(ReadOnlySpan<char> set, char character)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (character >= set[i] && character <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == character)
            {
                return true;
            }
        }

        return false;
    }
}
