using System.Globalization;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>The character classes of the lexical grammar.</summary>
internal static class CharacterClasses
{
    private static readonly bool[] NameContinue = BuildNameContinue();

    public static bool IsDigit(char character) => (uint)(character - '0') <= 9;

    public static bool IsNameStart(char character) => (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character == '_';

    public static bool IsNameContinue(char character)
    {
        var table = NameContinue;
        return character < (uint)table.Length && table[character];
    }

    public static bool IsWhiteSpace(char character) => character is ' ' or '\t';

    /// <summary>The value of a hexadecimal digit, or -1; -1 keeps the sign bit set through shifts and ors.</summary>
    public static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'F' => character - 'A' + 10,
        >= 'a' and <= 'f' => character - 'a' + 10,
        _ => -1,
    };

    /// <summary>Whether a code point is a Unicode scalar value, that is, anything but a surrogate.</summary>
    public static bool IsScalarValue(int codePoint) => codePoint is (>= 0 and <= 0xD7FF) or (>= 0xE000 and <= 0x10FFFF);

    /// <summary>Whether a surrogate pair stands at the position.</summary>
    public static bool IsSurrogatePair(string text, int position) =>
        char.IsHighSurrogate(text[position])
        && position + 1 < text.Length
        && char.IsLowSurrogate(text[position + 1]);

    /// <summary>How error messages show the character at a position: quoted, as U+XXXX, or &lt;EOF&gt;.</summary>
    public static string Describe(string text, int position)
    {
        if (position >= text.Length)
        {
            return "<EOF>";
        }

        var character = text[position];
        if (character is >= ' ' and <= '~')
        {
            return character == '"' ? "'\"'" : $"\"{character}\"";
        }

        int codePoint = IsSurrogatePair(text, position)
            ? char.ConvertToUtf32(character, text[position + 1])
            : character;
        return "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static bool[] BuildNameContinue()
    {
        var table = new bool[128];
        for (var character = '\0'; character < table.Length; character++)
        {
            table[character] = IsNameStart(character) || IsDigit(character);
        }

        return table;
    }
}
