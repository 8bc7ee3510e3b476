using System.Globalization;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Benchmarks.Matching;

/// <summary>
/// Makes up people with frequent and rare names, families that share an address, and records of them with the errors that records
/// have. The same seed makes the same people. The number of towns, streets and rare names grows with the size, as it does in life.
/// </summary>
internal sealed class PeopleGenerator(int size, ulong seed)
{
    private const double PartWithCopies = 0.2;
    private const double PartInFamilies = 0.35;
    private const int MostCopies = 3;

    private static readonly MatchField[] Shared =
    [
        MatchField.FamilyName, MatchField.Street, MatchField.StreetNumber, MatchField.AddressLine2, MatchField.Locality,
        MatchField.PostalCode, MatchField.Region,
    ];

    private static readonly string[] MailDomains = ["mail.example", "correo.example", "post.example"];
    private static readonly DateOnly FirstBirth = new(1940, 1, 1);

    private readonly SeededChoice choice = new(seed);
    private readonly int places = Math.Clamp(size / 500, 20, 2_000);
    private readonly int rareNames = Math.Clamp(size / 20, 200, 40_000);

    /// <summary>The records, each with the number of the person it is of.</summary>
    public IEnumerable<(MatchRecord Record, int Person)> Records(MatchTextPool? pool = null)
    {
        GeneratedPerson? last = null;
        var made = 0;
        for (var person = 0; made < size; person++)
        {
            var original = choice.Happens(PartInFamilies) && last is not null ? Relative(last) : Stranger();
            last = original;
            yield return (original.ToRecord(Id(made++), pool), person);
            var copies = choice.Happens(PartWithCopies) ? 1 + choice.Below(MostCopies) : 0;
            for (var copy = 0; copy < copies && made < size; copy++)
            {
                yield return (WithErrors(original).ToRecord(Id(made++), pool), person);
            }
        }
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private GeneratedPerson Stranger()
    {
        var person = new GeneratedPerson();
        person[MatchField.FamilyName] = $"{FamilyName()} {FamilyName()}";
        Settle(person);
        Personalise(person);
        return person;
    }

    /// <summary>Another person at the same address, with the same family name and perhaps the same telephone.</summary>
    private GeneratedPerson Relative(GeneratedPerson of)
    {
        var person = new GeneratedPerson();
        foreach (var field in Shared)
        {
            person[field] = of[field];
        }

        Personalise(person);
        if (choice.Happens(0.4))
        {
            person[MatchField.Phone] = of[MatchField.Phone];
        }

        return person;
    }

    private void Personalise(GeneratedPerson person)
    {
        var given = choice.Happens(0.9) ? GivenName() : GeneratedNames.Word(choice.Below(rareNames));
        person[MatchField.GivenName] = choice.Happens(0.4)
            ? $"{given} {GivenName()}"
            : given;
        person[MatchField.BirthDate] = FirstBirth.AddDays(choice.Below(365 * 66)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        person[MatchField.DocumentNumber] = choice.Happens(0.7) ? $"{10_000_000 + choice.Below(80_000_000)}" : null;
        person[MatchField.Phone] = choice.Happens(0.8) ? $"9{choice.Below(100_000_000):00000000}" : null;
        person[MatchField.Email] = choice.Happens(0.6)
            ? $"{given}.{person[MatchField.FamilyName]!.Split(' ')[0]}{choice.Below(10_000)}@{choice.Of(MailDomains)}"
            : null;
    }

    private void Settle(GeneratedPerson person)
    {
        var place = choice.Ranked(places);
        var code = (place * 7) + choice.Below(6);
        person[MatchField.Locality] = "san " + GeneratedNames.Word(place * 31);
        person[MatchField.PostalCode] = (10_000 + code).ToString(CultureInfo.InvariantCulture);
        person[MatchField.Region] = "region " + (place % 25);
        var type = GeneratedNames.StreetTypes[choice.Ranked(GeneratedNames.StreetTypes.Length)];
        person[MatchField.Street] = $"{type} {GeneratedNames.Word((code * 13) + choice.Ranked(60))}";
        person[MatchField.StreetNumber] = (1 + choice.Ranked(2_000)).ToString(CultureInfo.InvariantCulture);
        person[MatchField.AddressLine2] = choice.Happens(0.3) ? $"urbanizacion {GeneratedNames.Word(choice.Below(rareNames))}" : null;
    }

    private string GivenName() => GeneratedNames.Given[choice.Ranked(GeneratedNames.Given.Length)];

    private string FamilyName() => choice.Happens(0.7)
        ? GeneratedNames.Family[choice.Ranked(GeneratedNames.Family.Length)]
        : GeneratedNames.Word(choice.Below(rareNames));

    private GeneratedPerson WithErrors(GeneratedPerson original)
    {
        var copy = original.Copy();
        var errors = 1 + choice.Below(4);
        for (var i = 0; i < errors; i++)
        {
            Spoil(copy);
        }

        return copy;
    }

    private void Spoil(GeneratedPerson copy)
    {
        switch (choice.Below(12))
        {
            case 0: Settle(copy); break;
            case 1: copy[MatchField.Phone] = $"9{choice.Below(100_000_000):00000000}"; break;
            case 2: copy[MatchField.Email] = null; break;
            case 3: copy[MatchField.DocumentNumber] = null; break;
            case 4: Exchange(copy); break;
            case 5: copy[MatchField.FamilyName] = copy[MatchField.FamilyName]?.Split(' ')[0]; break;
            case 6: copy[MatchField.GivenName] = copy[MatchField.GivenName]?.Split(' ')[0]; break;
            case 7: Mistype(copy, MatchField.BirthDate); break;
            case 8: Mistype(copy, MatchField.DocumentNumber); break;
            case 9: Mistype(copy, MatchField.Street); break;
            case 10: Mistype(copy, MatchField.GivenName); break;
            default: Mistype(copy, MatchField.FamilyName); break;
        }
    }

    private static void Exchange(GeneratedPerson copy)
    {
        var given = copy[MatchField.GivenName];
        copy[MatchField.GivenName] = copy[MatchField.FamilyName];
        copy[MatchField.FamilyName] = given;
    }

    /// <summary>One slip: two neighbours exchanged, one letter another, left out or doubled. Digits stay digits.</summary>
    private void Mistype(GeneratedPerson copy, MatchField field)
    {
        if (copy[field] is not { Length: > 2 } text)
        {
            return;
        }

        var at = choice.Below(text.Length - 1);
        var isNumber = char.IsAsciiDigit(text[at]);
        var other = isNumber ? (char)('0' + choice.Below(10)) : (char)('a' + choice.Below(26));
        copy[field] = (isNumber ? choice.Below(2) : choice.Below(4)) switch
        {
            0 => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            1 => $"{text[..at]}{other}{text[(at + 1)..]}",
            2 => text.Remove(at, 1),
            _ => text.Insert(at, text[at].ToString()),
        };
    }
}
