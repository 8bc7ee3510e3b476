using HeadlessCrm.Domain.Customers.Matching.Similarity;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// The keys by which a record finds those worth comparing with it. Two records are candidates when they share a key and lie, among
/// the records of that key in the order of <see cref="SortTextOf"/>, at most <see cref="MatchConfiguration.Neighbours"/> apart:
/// small blocks are compared in full, large ones by neighbourhood, so the cost per record stays bounded however frequent a key is.
/// The keys complement each other: each survives errors in what it does not contain.
/// </summary>
public static class BlockingKeys
{
    /// <summary>
    /// Rises when keys, or what they are made of, are made differently; what is stored is then made anew, see
    /// <see cref="RemakeMatchKeys"/>. Each key has it in its lowest bits, so that old and new ones never meet.
    /// </summary>
    public const int Version = 2;

    /// <summary>The bits of a key that have its version.</summary>
    public const long VersionMask = 15;

    /// <summary>What those bits are in keys of the present version.</summary>
    public const long VersionMark = Version & VersionMask;

    /// <summary>The most characters of a sort text: enough to order names and birth dates by, and no load on an index.</summary>
    public const int LongestSortText = 64;

    private const int MostNameWords = 4;
    private const int StreetLetters = 4;
    private const int LongDocument = 6;

    /// <summary>The distinct keys of a record: stable hashes of 60 bits, and the version.</summary>
    public static IReadOnlyList<long> Of(MatchRecord record)
    {
        var keys = new List<long>(24);
        AddIdentifiers(record, keys);
        var sounds = SoundsOf(record);
        AddNames(record, sounds, keys);
        AddAddresses(record, sounds, keys);
        return keys;
    }

    /// <summary>
    /// By what records of one key are ordered when there are too many of them: names, birth date, place; compare by code unit.
    /// </summary>
    public static string SortTextOf(MatchRecord record)
    {
        var text = string.Join(
            '|',
            record[MatchField.FamilyName],
            record[MatchField.CompanyName],
            record[MatchField.GivenName],
            record[MatchField.BirthDate],
            record[MatchField.PostalCode],
            record[MatchField.Street],
            record[MatchField.StreetNumber]);
        if (text.Length <= LongestSortText)
        {
            return text;
        }

        // Never half of a character that takes two code units.
        return text[..(char.IsHighSurrogate(text[LongestSortText - 1]) ? LongestSortText - 1 : LongestSortText)];
    }

    private static void AddIdentifiers(MatchRecord record, List<long> keys)
    {
        AddEach(keys, 'p', record[MatchField.Phone]);
        AddEach(keys, 'e', record[MatchField.Email]);
        AddEach(keys, 'v', record[MatchField.Vin]);
        AddEach(keys, 'd', record[MatchField.DocumentNumber]);
        // Half a number survives a slip in the other half; with the year of birth, or the place, it is rare enough.
        if (record[MatchField.DocumentNumber] is { Length: >= LongDocument } document)
        {
            var half = document.Length / 2;
            var rest = YearOf(record) ?? record[MatchField.PostalCode];
            Add(keys, 'h', document[..half], rest);
            Add(keys, 't', document[half..], rest);
        }
    }

    private static void AddNames(MatchRecord record, List<string> sounds, List<long> keys)
    {
        var birthDate = record[MatchField.BirthDate];
        for (var i = 0; i < sounds.Count; i++)
        {
            Add(keys, 'b', sounds[i], birthDate);
            for (var j = 0; j < sounds.Count; j++)
            {
                // In the order of the alphabet, so that given and family name may stand in either order.
                if (i != j && string.CompareOrdinal(sounds[i], sounds[j]) <= 0)
                {
                    Add(keys, 'n', sounds[i], sounds[j]);
                }
            }
        }

        var company = record[MatchField.CompanyName] is { } name ? FirstWord(name) : null;
        Add(keys, 'c', company, record[MatchField.PostalCode] ?? string.Empty);
    }

    private static void AddAddresses(MatchRecord record, List<string> sounds, List<long> keys)
    {
        var birthDate = record[MatchField.BirthDate];
        var postalCode = record[MatchField.PostalCode];
        var number = record[MatchField.StreetNumber];
        Add(keys, 'o', birthDate, postalCode);
        Add(keys, 'u', birthDate, number);
        var place = record[MatchField.Locality] is { } locality ? Soundex.Key(locality) : null;
        Add(keys, 'l', birthDate, place);
        foreach (var sound in sounds)
        {
            Add(keys, 'a', sound, postalCode);
            Add(keys, 's', sound, number is null || place is null ? null : number + place);
        }

        foreach (var line in new[] { record[MatchField.Street], record[MatchField.AddressLine2] })
        {
            var start = line is null ? null : StartOf(line);
            Add(keys, 'r', start, postalCode is null ? null : postalCode + '/' + (number ?? place));
            Add(keys, 'w', start, place is null || number is null ? null : place + number);
        }
    }

    private static List<string> SoundsOf(MatchRecord record)
    {
        var sounds = new List<string>(MostNameWords);
        foreach (var name in new[] { record[MatchField.FamilyName], record[MatchField.GivenName] })
        {
            if (name is null)
            {
                continue;
            }

            foreach (var word in name.Split(' '))
            {
                // Particles such as de, la, van say nothing of whose name it is.
                var sound = word.Length > 3 || !name.Contains(' ', StringComparison.Ordinal) ? Soundex.Key(word) : string.Empty;
                if (sound.Length > 0 && sounds.Count < MostNameWords && !sounds.Contains(sound))
                {
                    sounds.Add(sound);
                }
            }
        }

        return sounds;
    }

    private static string? YearOf(MatchRecord record) => record[MatchField.BirthDate] is { Length: >= 4 } date ? date[..4] : null;

    private static string FirstWord(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? text : text[..space];
    }

    private static string StartOf(string line)
    {
        var letters = line.Replace(" ", string.Empty, StringComparison.Ordinal);
        return letters.Length <= StreetLetters ? letters : letters[..StreetLetters];
    }

    private static void AddEach(List<long> keys, char kind, string? values)
    {
        if (values is null)
        {
            return;
        }

        foreach (var value in values.Split(MatchText.Separator))
        {
            Add(keys, kind, value, string.Empty);
        }
    }

    private static void Add(List<long> keys, char kind, string? first, string? second)
    {
        if (string.IsNullOrEmpty(first) || second is null)
        {
            return;
        }

        var key = (StableHash.Of(kind, first, second) & ~VersionMask) | VersionMark;
        if (!keys.Contains(key))
        {
            keys.Add(key);
        }
    }
}
