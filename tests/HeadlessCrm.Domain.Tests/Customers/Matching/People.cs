using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

/// <summary>Records for tests.</summary>
internal static class People
{
    /// <summary>A record of values by short names of their fields.</summary>
    public static MatchRecord Of(string id, params (string Field, string? Value)[] values) =>
        MatchRecord.Create(id, values.Select(pair => KeyValuePair.Create(FieldOf(pair.Field), pair.Value)));

    /// <summary>The same household: street, number, place, telephone and family name, with what is the person's own besides.</summary>
    public static MatchRecord AtHome(string id, string? given, string? born, string? document = null) => Of(
        id,
        ("given", given), ("family", "valdivia ponce"), ("born", born), ("document", document), ("phone", "987654321"),
        ("street", "calle los alamos"), ("number", "1250"), ("place", "san isidro"), ("code", "15073"), ("region", "lima"));

    /// <summary>Made-up records and who they are of.</summary>
    public static (MatchRecord[] Records, Dictionary<string, int> Truth) Generated(int size, ulong seed = 7)
    {
        var made = new PeopleGenerator(size, seed).Records().ToArray();
        var truth = made.ToDictionary(pair => pair.Record.Id, pair => pair.Person, StringComparer.Ordinal);
        return ([.. made.Select(pair => pair.Record)], truth);
    }

    /// <summary>The groups of ids that are in one cluster, each in order, in order.</summary>
    public static string[] ClustersOf(MatchBatchResult result) =>
    [
        .. result.Records.Zip(result.Clusters).GroupBy(pair => pair.Second, pair => pair.First.Id)
            .Select(group => string.Join(' ', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];

    private static MatchField FieldOf(string name) => name switch
    {
        "given" => MatchField.GivenName,
        "family" => MatchField.FamilyName,
        "company" => MatchField.CompanyName,
        "born" => MatchField.BirthDate,
        "document" => MatchField.DocumentNumber,
        "email" => MatchField.Email,
        "phone" => MatchField.Phone,
        "vin" => MatchField.Vin,
        "street" => MatchField.Street,
        "number" => MatchField.StreetNumber,
        "line2" => MatchField.AddressLine2,
        "place" => MatchField.Locality,
        "code" => MatchField.PostalCode,
        "region" => MatchField.Region,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such field."),
    };
}
