using System.Text;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// Brings values into the form in which they are compared. It must not change without a new version of
/// <see cref="BlockingKeys"/>, because stored keys are made of it.
/// </summary>
internal static class MatchText
{
    /// <summary>Between the values of a field that may have several.</summary>
    public const char Separator = '\n';

    private const int LongestValue = 200;
    private const int PhoneDigits = 9;

    // Letters from U+00C0 to U+017F without their marks; what stands for two letters (æ, ß) is written by its first.
    private const string Plain =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private static readonly Dictionary<string, string> StreetWords = new(StringComparer.Ordinal)
    {
        ["st"] = "street", ["str"] = "street", ["rd"] = "road", ["av"] = "avenue", ["ave"] = "avenue", ["avda"] = "avenue",
        ["avenida"] = "avenue", ["ln"] = "lane", ["dr"] = "drive", ["ct"] = "court", ["cres"] = "crescent", ["pl"] = "place",
        ["tce"] = "terrace", ["hwy"] = "highway", ["jr"] = "jiron", ["ca"] = "calle", ["psje"] = "pasaje", ["pje"] = "pasaje",
        ["urb"] = "urbanizacion", ["mz"] = "manzana", ["lt"] = "lote", ["dpto"] = "departamento", ["apt"] = "apartment",
    };

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "sa", "sac", "saa", "srl", "sl", "eirl", "spa", "ltda", "ltd", "limited", "inc", "corp", "co", "company", "llc", "plc",
        "gmbh", "ag", "bv", "nv", "sarl", "pty", "cia",
    };

    /// <summary>The comparable form of a value; null when nothing is left of it.</summary>
    public static string? Normalise(MatchField field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var text = value.Length > LongestValue ? value[..LongestValue] : value;
        var normal = field switch
        {
            MatchField.GivenName or MatchField.FamilyName or MatchField.Locality or MatchField.Region => Words(text, null, null),
            MatchField.CompanyName => Words(text, null, LegalForms),
            MatchField.Street or MatchField.AddressLine2 => Words(text, StreetWords, null),
            MatchField.BirthDate => DigitsOfDate(text),
            MatchField.Phone => LastDigits(text),
            MatchField.Email => text.Trim().ToLowerInvariant(),
            _ => Compact(text),
        };
        return normal.Length == 0 ? null : normal;
    }

    /// <summary>Lower-case letters and digits in words with one space between, marks and punctuation gone.</summary>
    private static string Words(string text, Dictionary<string, string>? replacements, HashSet<string>? dropped)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var plain = Fold(character);
            if (char.IsLetterOrDigit(plain))
            {
                folded.Append(plain);
            }
            else if (plain is not '\'' and not '’' and not '.' && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        var words = folded.ToString().TrimEnd();
        if ((replacements is null && dropped is null) || words.Length == 0)
        {
            return words;
        }

        var kept = words.Split(' ').Select(word => replacements?.GetValueOrDefault(word) ?? word)
            .Where(word => dropped?.Contains(word) != true);
        var joined = string.Join(' ', kept);
        return joined.Length == 0 ? words : joined;
    }

    private static string Compact(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var plain = Fold(character);
            if (char.IsLetterOrDigit(plain))
            {
                kept.Append(plain);
            }
        }

        return kept.ToString();
    }

    /// <summary>
    /// Year, month and day as eight digits; of 31/12/1980 too, which is read day first unless that cannot be. A date that does
    /// not exist keeps its digits: it is a slip, and still says much.
    /// </summary>
    private static string DigitsOfDate(string text)
    {
        var digits = Digits(text);
        var parts = text.Trim().Split('/', '.', '-');
        if (parts.Length >= 3 && parts[2].Length >= 4 && parts[0].Length is 1 or 2 && parts[1].Length is 1 or 2)
        {
            var isMonthFirst = string.CompareOrdinal(parts[1].PadLeft(2, '0'), "12") > 0;
            var (day, month) = isMonthFirst ? (parts[1], parts[0]) : (parts[0], parts[1]);
            digits = Digits(parts[2][..4]) + Digits(month).PadLeft(2, '0') + Digits(day).PadLeft(2, '0');
        }

        return digits.Length > 8 ? digits[..8] : digits;
    }

    /// <summary>The last nine digits, so that a number with and without its country code is one number.</summary>
    private static string LastDigits(string text)
    {
        var digits = Digits(text);
        return digits.Length > PhoneDigits ? digits[^PhoneDigits..] : digits;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static char Fold(char character)
    {
        if (character < '\u00C0')
        {
            return char.ToLowerInvariant(character);
        }

        return character - '\u00C0' < Plain.Length ? Plain[character - '\u00C0'] : char.ToLowerInvariant(character);
    }
}
