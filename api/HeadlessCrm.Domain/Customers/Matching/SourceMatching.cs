using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>What matching sees of the record of a source.</summary>
public static class SourceMatching
{
    private static readonly Dictionary<string, MatchField> Fields = new(StringComparer.Ordinal)
    {
        [CustomerFieldNames.GivenName] = MatchField.GivenName,
        [CustomerFieldNames.FamilyName] = MatchField.FamilyName,
        [CustomerFieldNames.CompanyName] = MatchField.CompanyName,
        [CustomerFieldNames.BirthDate] = MatchField.BirthDate,
        [CustomerFieldNames.DocumentNumber] = MatchField.DocumentNumber,
        [CustomerFieldNames.Vin] = MatchField.Vin,
        [CustomerFieldNames.Street] = MatchField.Street,
        [CustomerFieldNames.StreetNumber] = MatchField.StreetNumber,
        [CustomerFieldNames.AddressLine2] = MatchField.AddressLine2,
        [CustomerFieldNames.Locality] = MatchField.Locality,
        [CustomerFieldNames.PostalCode] = MatchField.PostalCode,
        [CustomerFieldNames.Region] = MatchField.Region,
    };

    /// <summary>
    /// What names a record of a source to matching: the beginning of the SHA-256 of its system and key, so that it says nothing
    /// and any node finds it.
    /// </summary>
    public static Guid IdOf(ExternalReference reference)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{reference.System}\0{reference.Id}"), hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>How many vehicles of an owner take part, the newest first: a fleet would make a block of every one.</summary>
    public const int MostVehicles = 16;

    /// <summary>
    /// The record by its comparable values, named by <see cref="IdOf"/>; null: nothing in it could be matched on. A display
    /// name counts where no other name is given. Postal lines written in one, faxes and social handles take no part.
    /// </summary>
    /// <param name="source">What the source says.</param>
    /// <param name="vins">
    /// The vehicles that the customer it was posted for owns or owned, the newest first. They add to what a source says: one that
    /// says nothing to match on stays out, because the owners of one vehicle are often two.
    /// </param>
    public static MatchRecord? RecordOf(SourceRecord source, IReadOnlyList<string>? vins = null)
    {
        if (source.Values.Count == 0 && source.Contacts.Count == 0)
        {
            return null;
        }

        var id = IdOf(source.Reference).ToString();
        var record = MatchRecord.Create(id, ValuesOf(source));
        if (vins is { Count: > 0 } && BlockingKeys.Of(record).Count > 0)
        {
            record = MatchRecord.Create(
                id,
                ValuesOf(source).Concat(vins.Take(MostVehicles).Select(vin => KeyValuePair.Create(MatchField.Vin, (string?)vin))));
        }

        return BlockingKeys.Of(record).Count == 0 ? null : record;
    }

    private static IEnumerable<KeyValuePair<MatchField, string?>> ValuesOf(SourceRecord source)
    {
        string? displayName = null;
        string? givenBirthDate = null;
        var (isNamed, isCompany) = (false, false);
        foreach (var value in source.Values)
        {
            if (Fields.TryGetValue(value.Field, out var field))
            {
                isNamed |= value.Value is not null && field is MatchField.GivenName or MatchField.FamilyName or MatchField.CompanyName;
                yield return KeyValuePair.Create(field, value.Value);
            }

            displayName = value.Field == CustomerFieldNames.DisplayName ? value.Value : displayName;
            givenBirthDate = value.Field == CustomerFieldNames.BirthDateAsGiven ? value.Value : givenBirthDate;
            isCompany |= value.Field == CustomerFieldNames.Kind && CustomerFieldNames.KindOf(value.Value) == CustomerKind.Company;
        }

        // Of two birth dates the first counts: the one that exists in the calendar.
        yield return KeyValuePair.Create(MatchField.BirthDate, givenBirthDate);
        if (!isNamed && displayName?.Trim() is { Length: > 0 } name)
        {
            foreach (var part in PartsOf(name, isCompany))
            {
                yield return part;
            }
        }

        foreach (var contact in source.Contacts.Where(contact => !contact.IsRemoved))
        {
            if (FieldOf(contact.Point.Channel) is { } field)
            {
                yield return KeyValuePair.Create(field, (string?)contact.Point.Value);
            }
        }
    }

    // The last word stands for the family name; comparing crosses the two, so that the other order does no harm.
    private static IEnumerable<KeyValuePair<MatchField, string?>> PartsOf(string name, bool isCompany)
    {
        if (isCompany)
        {
            yield return KeyValuePair.Create(MatchField.CompanyName, (string?)name);
            yield break;
        }

        var space = name.LastIndexOf(' ');
        yield return KeyValuePair.Create(MatchField.FamilyName, (string?)name[(space + 1)..]);
        yield return KeyValuePair.Create(MatchField.GivenName, space < 0 ? null : name[..space]);
    }

    private static MatchField? FieldOf(Channel channel) => channel switch
    {
        Channel.Email => MatchField.Email,
        Channel.Phone or Channel.Mobile => MatchField.Phone,
        _ => null,
    };
}
