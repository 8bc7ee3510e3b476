using System.Numerics;

namespace HeadlessCrm.Domain.Customers.Matching.Similarity;

/// <summary>
/// The set of the letters of a text. What two sets lack of each other bounds every measure from one side, at a fraction of its cost:
/// most pairs that are compared have little in common, and are seen not to be close without being aligned.
/// </summary>
internal readonly record struct LetterSet(ulong Bits)
{
    private const int Mask = 63;

    public static LetterSet Of(string text)
    {
        var bits = 0UL;
        foreach (var character in text)
        {
            bits |= 1UL << (character & Mask);
        }

        return new LetterSet(bits);
    }

    /// <summary>How many letters of this set the other lacks.</summary>
    public int Without(LetterSet other) => BitOperations.PopCount(Bits & ~other.Bits);
}
