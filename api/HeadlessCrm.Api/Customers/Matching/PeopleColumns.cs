using HeadlessCrm.Api.Imports;
using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>Columns of people, under our names and under those that other systems are known to give them.</summary>
internal static class PeopleColumns
{
    /// <summary>The name under which the truth is read; no field of matching.</summary>
    public const string Truth = "truth";

    private static readonly (MatchField Field, string Name, string[] Aliases)[] Known =
    [
        (MatchField.GivenName, "givenName", ["firstname", "forename", "nombres", "nombre"]),
        (MatchField.FamilyName, "familyName", ["surname", "lastname", "apellidos", "apellido"]),
        (MatchField.CompanyName, "companyName", ["company", "razonsocial"]),
        (MatchField.BirthDate, "birthDate", ["dateofbirth", "dob", "birthday", "fechanacimiento"]),
        (MatchField.DocumentNumber, "documentNumber", ["socsecid", "ssn", "nationalid", "taxid", "dni", "ruc", "documento"]),
        (MatchField.Email, "email", ["emailaddress", "correo"]),
        (MatchField.Phone, "phone", ["mobile", "phonenumber", "telephone", "telefono", "celular"]),
        (MatchField.Vin, "vin", ["chassis", "chasis"]),
        (MatchField.Street, "street", ["address1", "addressline1", "address", "direccion", "postaladdress"]),
        (MatchField.StreetNumber, "streetNumber", ["housenumber"]),
        (MatchField.AddressLine2, "addressLine2", ["address2"]),
        (MatchField.Locality, "locality", ["suburb", "city", "town", "district", "ciudad", "distrito"]),
        (MatchField.PostalCode, "postalCode", ["postcode", "zip", "zipcode", "codigopostal"]),
        (MatchField.Region, "region", ["state", "province", "departamento"]),
    ];

    /// <summary>All columns, and that the truth must be there.</summary>
    public static ImportColumns All { get; } = new([.. Known.Select(column => column.Name), Truth], [Truth]);

    /// <summary>The field of a column by its place in <see cref="All"/>.</summary>
    public static MatchField FieldOf(int column) => Known[column].Field;

    /// <summary>How many columns are fields.</summary>
    public static int FieldCount => Known.Length;

    /// <summary>
    /// The columns of a header that are known by name, ours first and theirs second; of several for one field, the first.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> FindIn(IReadOnlyList<string> header)
    {
        foreach (var (_, name, aliases) in Known)
        {
            if (header.FirstOrDefault(column => IsOneOf(Plain(column), Plain(name), aliases)) is { } found)
            {
                yield return KeyValuePair.Create(name, found);
            }
        }
    }

    private static bool IsOneOf(string column, string name, string[] aliases) => column == name || aliases.Contains(column);

    /// <summary>Lower case, letters and digits only: <c>date_of_birth</c> and <c>DateOfBirth</c> are one.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
