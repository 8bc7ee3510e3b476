using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>Texts as block string literals.</summary>
public static class BlockString
{
    private const int LongestSingleLine = 70;
    private const string Quotes = "\"\"\"";
    private static readonly char[] LineEnds = ['\n', '\r'];
    private const string EscapedQuotes = "\\\"\"\"";

    /// <summary>
    /// Whether a block string can hold the text unchanged: no control characters, no carriage returns, no blank first or
    /// last line, and no indentation common to all its lines.
    /// </summary>
    public static bool IsPrintable(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var lineIsBlank = true;
        var lineIsIndented = false;
        var allLinesIndented = true;
        var severalLines = false;
        foreach (var character in value)
        {
            switch (character)
            {
                case '\n' when lineIsBlank && !severalLines:
                    return false;
                case '\n':
                    severalLines = true;
                    lineIsBlank = true;
                    lineIsIndented = false;
                    break;
                case '\t' or ' ':
                    lineIsIndented |= lineIsBlank;
                    break;
                case <= '\u000F':
                    return false;
                default:
                    allLinesIndented &= lineIsIndented;
                    lineIsBlank = false;
                    break;
            }
        }

        return !lineIsBlank && !(allLinesIndented && severalLines);
    }

    /// <summary>The block string literal for a text.</summary>
    /// <param name="value">The text; it is read back unchanged when <see cref="IsPrintable"/>.</param>
    /// <param name="minimize">Adds line ends only where the meaning needs them.</param>
    public static string Print(string value, bool minimize = false)
    {
        var escaped = value.Replace(Quotes, EscapedQuotes);
        var singleLine = escaped.IndexOfAny(LineEnds) < 0;
        var leadingLineNeeded = !singleLine && AllLaterLinesIndented(escaped);
        var endsInQuotes = escaped.EndsWith(EscapedQuotes, StringComparison.Ordinal);
        var trailingLineNeeded = (EndsWith(value, '"') && !endsInQuotes) || EndsWith(value, '\\');
        var severalLines = !minimize
            && (!singleLine || value.Length > LongestSingleLine || trailingLineNeeded || endsInQuotes);
        var startsBlank = singleLine && value.Length > 0 && CharacterClasses.IsWhiteSpace(value[0]);
        var leading = (severalLines && !startsBlank) || leadingLineNeeded ? "\n" : "";
        var trailing = severalLines || trailingLineNeeded ? "\n" : "";
        return string.Concat(Quotes, leading, escaped, string.Concat(trailing, Quotes));
    }

    private static bool EndsWith(string value, char last) => value.Length > 0 && value[value.Length - 1] == last;

    /// <summary>Whether every line but the first is empty or starts with a blank.</summary>
    private static bool AllLaterLinesIndented(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var endsLine = value[i] == '\n' || (value[i] == '\r' && (i + 1 == value.Length || value[i + 1] != '\n'));
            if (endsLine && i + 1 < value.Length && value[i + 1] is not (' ' or '\t' or '\n' or '\r'))
            {
                return false;
            }
        }

        return true;
    }
}
