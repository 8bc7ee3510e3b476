namespace HeadlessCrm.Domain.Customers.Matching.Similarity;

/// <summary>
/// Phonetic codes of names. <see cref="Code"/> is American Soundex as the US National Archives publish it (h and w do not
/// separate letters of one group, vowels do). <see cref="Key"/> is the form used as a blocking key: the first letter too is
/// written by its sound, so that spellings which Spanish and English confuse meet (Vargas and Bargas, Hernández and Ernández,
/// Quispe and Kispe).
/// </summary>
public static class Soundex
{
    private const int Length = 4;

    //                              abcdefghijklmnopqrstuvwxyz
    private const string Groups = "01230120022455012623010202";

    /// <summary>American Soundex of the Latin letters of a text, such as R163 for Robert; empty when it has none.</summary>
    public static string Code(ReadOnlySpan<char> text)
    {
        Span<char> code = stackalloc char[Length];
        var count = 0;
        var last = '0';
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter(character))
            {
                continue;
            }

            var letter = char.ToLowerInvariant(character);
            var group = Groups[letter - 'a'];
            if (count == 0)
            {
                code[count++] = char.ToUpperInvariant(letter);
            }
            else if (group != '0' && group != last && count < Length)
            {
                code[count++] = group;
            }

            if (letter is not ('h' or 'w'))
            {
                last = group;
            }
        }

        if (count == 0)
        {
            return string.Empty;
        }

        code[count..].Fill('0');
        return new string(code);
    }

    /// <summary>The code as a key for finding names that sound alike; empty when the text has no Latin letter.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] is 'h' or 'H')
        {
            text = text[1..];
        }

        var code = Code(text);
        return code.Length == 0 ? code : string.Concat([FirstSound(code[0])], code.AsSpan(1));
    }

    private static char FirstSound(char letter) => letter switch
    {
        'V' or 'W' => 'B',
        'Z' or 'X' => 'S',
        'Q' or 'C' => 'K',
        'Y' or 'J' => 'I',
        _ => letter,
    };
}
