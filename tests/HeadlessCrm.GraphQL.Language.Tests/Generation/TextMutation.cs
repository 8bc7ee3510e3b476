using System.Text.RegularExpressions;

namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>Small damage to texts: what people and programs get wrong, and what nobody would write.</summary>
internal static partial class TextMutation
{
    private static readonly string[] StrayCharacters =
    [
        "\"", "\"\"\"", "\\", "{", "}", "(", ")", "[", "]", "!", "$", "@", "&", "|", ":", "=", ".", "..", "...", "#", "'", "-", "0",
        "01", "1.", "1e", "-", "\n", "\r", "\0", "\u0007", "é", "\uFEFF", "\uD800", "\uDC00", "\U0001F600", "\\u", "\\u{", "\\uD800",
        "?", "%", "~", "on", "null", "extend", "fragment",
    ];

    /// <summary>Cuts, inserts, doubles or exchanges characters, once or a few times.</summary>
    public static string MutateCharacters(SeededRandom random, string text)
    {
        for (var i = random.Between(1, 3); i > 0; i--)
        {
            var at = random.Below(text.Length + 1);
            var length = Math.Min(random.Between(0, random.Chance(80) ? 3 : 40), text.Length - at);
            text = random.Below(5) switch
            {
                0 => text[..at],
                1 => text.Remove(at, length),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text.Remove(at, length).Insert(at, random.Pick(StrayCharacters)),
                _ => text.Insert(at, random.Pick(StrayCharacters)),
            };
        }

        return text;
    }

    /// <summary>Removes, doubles, swaps or replaces whole tokens by others of the same text, once or a few times.</summary>
    public static string MutateTokens(SeededRandom random, string text, int most = 2)
    {
        var tokens = Tokens(text);
        for (var i = random.Between(1, most); i > 0 && tokens.Count > 1; i--)
        {
            var at = random.Below(tokens.Count);
            var other = random.Below(tokens.Count);
            switch (random.Below(6))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default:
                    // Mostly a name for a name: the document stays well-formed and becomes invalid.
                    at = FindName(tokens, at);
                    tokens[at] = tokens[FindName(tokens, other)];
                    break;
            }
        }

        return string.Join(random.Chance(50) ? " " : "\n", tokens);
    }

    /// <summary>Puts tokens of a list in the place of others or between them.</summary>
    public static string ReplaceTokens(SeededRandom random, string text, IReadOnlyList<string> replacements, int most = 2)
    {
        var tokens = Tokens(text);
        for (var i = random.Between(1, most); i > 0 && tokens.Count > 0; i--)
        {
            var at = random.Below(tokens.Count);
            if (random.Chance(75))
            {
                tokens[FindName(tokens, at)] = random.Pick(replacements);
            }
            else
            {
                tokens.Insert(at, random.Pick(replacements));
            }
        }

        return string.Join(' ', tokens);
    }

    /// <summary>Copies the content of a pair of braces into another one: definitions and selections twice, or elsewhere.</summary>
    public static string RepeatBlock(SeededRandom random, string text)
    {
        var tokens = Tokens(text);
        var opening = Enumerable.Range(0, tokens.Count).Where(at => tokens[at] == "{").ToList();
        if (opening.Count == 0)
        {
            return text;
        }

        var from = random.Pick(opening) + 1;
        var to = from;
        for (var depth = 1; to < tokens.Count; to++)
        {
            depth += tokens[to] == "{" ? 1 : tokens[to] == "}" ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        var length = random.Chance(50) ? to - from : Math.Min(to - from, random.Between(1, 4));
        tokens.InsertRange(random.Pick(opening) + 1, tokens.GetRange(from, length));
        return string.Join(' ', tokens);
    }

    private static List<string> Tokens(string text) => TokenPattern().Matches(text).Select(match => match.Value).ToList();

    private static int FindName(List<string> tokens, int from)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var at = (from + i) % tokens.Count;
            if (char.IsAsciiLetter(tokens[at][0]) || tokens[at][0] == '_')
            {
                return at;
            }
        }

        return from;
    }

    [GeneratedRegex("""
        \"{3}(?:[^"\\]|\\"{3}|\\|"(?!""))*\"{3}|"(?:[^"\\\n\r]|\\.)*"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.eE+-]*|\.\.\.|[^\s,\uFEFF]
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TokenPattern();
}
