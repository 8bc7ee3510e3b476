using System.Globalization;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Api.Imports;

/// <summary>Rows as customers.</summary>
internal static class CustomerRows
{
    private const int FirstContact = 7;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyyMMdd", "dd/MM/yyyy", "dd.MM.yyyy"];

    private static readonly string[] Fields =
    [
        CustomerFieldNames.BirthDate, CustomerFieldNames.DocumentNumber, CustomerFieldNames.Street, CustomerFieldNames.StreetNumber,
        CustomerFieldNames.AddressLine2, CustomerFieldNames.Locality, CustomerFieldNames.PostalCode, CustomerFieldNames.Region,
        CustomerFieldNames.Sex, CustomerFieldNames.MaritalStatus, CustomerFieldNames.Occupation, CustomerFieldNames.LifeStage,
    ];

    private static readonly Channel[] Channels = [Channel.Email, Channel.Phone, Channel.Mobile, Channel.Post];

    /// <summary>The canonical columns.</summary>
    public static ImportColumns Columns { get; } = new(
        [
            "externalId", "kind", "status", "displayName", "givenName", "familyName", "companyName",
            "email", "phone", "mobile", "postalAddress",
            .. Fields,
            "areaCoding", "areaCode",
        ],
        ["externalId"]);

    /// <summary>How the rows of a file become customers.</summary>
    public static RowReading<ImportedCustomer> Reading(
        ColumnMapping mapping, ContactPointSettings contacts, AreaRegistry areas, TimeProvider time) => mapping.GroupsLines
        ? throw new StartupException("The mapping groups lines, which customers do not have; leave groupLines out.")
        : new RowReading<ImportedCustomer>(Columns, (rows, rejects) => Read(rows[0], rejects, contacts, areas, time));

    /// <summary>The customer of a row; null, with the reasons added, when it is refused.</summary>
    private static ImportedCustomer? Read(
        SourceRow row, List<Reject> rejects, ContactPointSettings settings, AreaRegistry areas, TimeProvider time)
    {
        var before = rejects.Count;
        var field = new FieldParsing(row, Columns, rejects);
        var externalId = field.Required(0);
        var kind = field.Name<CustomerKind>(1);
        var status = field.Name<CustomerStatus>(2);
        var area = AreaOf(field, areas);
        if (rejects.Count > before)
        {
            return null;
        }

        var contacts = new List<ContactPoint>();
        for (var i = 0; i < Channels.Length; i++)
        {
            if (field.Text(FirstContact + i) is { } value)
            {
                contacts.Add(settings.Normalise(new ContactPoint(Channels[i], value)));
            }
        }

        var customer = new ImportedCustomer(
            externalId,
            kind,
            status,
            field.Text(3),
            field.Text(4),
            field.Text(5),
            field.Text(6),
            contacts.Count == 0 ? null : contacts,
            ValuesOf(field, area));
        return field.Accept(customer.Validate(time.GetUtcNow())) ? customer : null;
    }

    // The coding is often the same for a whole file: a constant of the mapping, which says nothing where there is no code.
    private static AreaKey? AreaOf(FieldParsing field, AreaRegistry areas)
    {
        var (coding, code) = (Columns.IndexOf("areaCoding"), Columns.IndexOf("areaCode"));
        if (field.Text(code) is not { } text)
        {
            return null;
        }

        if (field.Text(coding) is not { } system)
        {
            field.Refuse(coding, "An area code needs its coding, such as ubigeo.");
            return null;
        }

        var key = new AreaKey(system, text);
        if (!areas.Has(key))
        {
            field.Refuse(code, $"The registry has no area {key}; record it with areaUpsert, or correct the code.");
        }

        return key;
    }

    private static NamedValue[]? ValuesOf(FieldParsing field, AreaKey? area)
    {
        var values = new List<NamedValue>();
        for (var i = 0; i < Fields.Length; i++)
        {
            if (field.Text(FirstContact + Channels.Length + i) is { } text)
            {
                values.Add(Fields[i] == CustomerFieldNames.BirthDate ? BirthDateOf(text) : new NamedValue(Fields[i], text));
            }
        }

        if (area is not null)
        {
            values.Add(new NamedValue(CustomerFieldNames.Area, area.ToString()));
        }

        return values.Count == 0 ? null : [.. values];
    }

    // A day that is not in the calendar is a slip of whoever wrote it: it is kept as it stands, beside the days of birth that exist.
    private static NamedValue BirthDateOf(string text) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new NamedValue(CustomerFieldNames.BirthDate, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new NamedValue(CustomerFieldNames.BirthDateAsGiven, text);
}
