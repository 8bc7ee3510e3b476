using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Language tags, well-formed by BCP 47 (RFC 5646, section 2.1), answered in the case it recommends (section 2.1.1):
/// <c>zh-hant-tw</c> becomes <c>zh-Hant-TW</c>. Whether subtags are registered is not asked.
/// </summary>
internal sealed partial class LanguageTagScalar()
    : StringFormatScalar("LanguageTag", "a BCP 47 language tag such as es-ES")
{
    private const int LongestTag = 255;

    // Tags registered before the grammar existed that do not follow it.
    private static readonly HashSet<string> Irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
        "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
    };

    protected override bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = null;
        // The Kelvin sign is a k when case is ignored.
        if (text.Length > LongestTag || !Ascii.IsValid(text))
        {
            return false;
        }

        value = Irregular.TryGetValue(text, out var irregular) ? irregular : WellFormed(text);
        return value is not null;
    }

    private static string? WellFormed(string text) =>
        Tag.IsMatch(text) && !HasDuplicates(text) ? InUsualCase(text) : null;

    // Variants and extension singletons may stand once each, before a private-use part.
    private static bool HasDuplicates(string text)
    {
        var singletons = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var variants = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var subtag in text.Split('-').Skip(1))
        {
            if (subtag is "x" or "X")
            {
                break;
            }

            var isVariant = singletons.Count == 0
                && (subtag.Length >= 5 || (subtag.Length == 4 && char.IsAsciiDigit(subtag[0])));
            if ((subtag.Length == 1 && !singletons.Add(subtag)) || (isVariant && !variants.Add(subtag)))
            {
                return true;
            }
        }

        return false;
    }

    private static string InUsualCase(string text)
    {
        var subtags = text.ToLowerInvariant().Split('-');
        for (var i = 1; i < subtags.Length && subtags[i - 1].Length > 1; i++)
        {
            subtags[i] = subtags[i] switch
            {
                { Length: 2 } => subtags[i].ToUpperInvariant(),
                { Length: 4 } subtag when char.IsAsciiLetter(subtag[0]) =>
                    char.ToUpperInvariant(subtag[0]) + subtag[1..],
                var subtag => subtag,
            };
            if (subtags[i].Length == 1)
            {
                break;
            }
        }

        return string.Join('-', subtags);
    }

    [GeneratedRegex(
        "^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?" +
        "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?" +
        @"|x(?:-[a-z0-9]{1,8})+)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag { get; }
}
