using System.Globalization;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Customers;
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
    ];

    private static readonly Channel[] Channels = [Channel.Email, Channel.Phone, Channel.Mobile, Channel.Post];

    /// <summary>The canonical columns.</summary>
    public static ImportColumns Columns { get; } = new(
        [
            "externalId", "kind", "status", "displayName", "givenName", "familyName", "companyName",
            "email", "phone", "mobile", "postalAddress",
            .. Fields,
        ],
        ["externalId"]);

    /// <summary>How the rows of a file become customers.</summary>
    public static RowReading<ImportedCustomer> Reading(ColumnMapping mapping, ContactPointSettings contacts, TimeProvider time) => mapping.GroupsLines
        ? throw new StartupException("The mapping groups lines, which customers do not have; leave groupLines out.")
        : new RowReading<ImportedCustomer>(Columns, (rows, rejects) => Read(rows[0], rejects, contacts, time));

    /// <summary>The customer of a row; null, with the reasons added, when it is refused.</summary>
    private static ImportedCustomer? Read(SourceRow row, List<Reject> rejects, ContactPointSettings settings, TimeProvider time)
    {
        var before = rejects.Count;
        var field = new FieldParsing(row, Columns, rejects);
        var externalId = field.Required(0);
        var kind = field.Name<CustomerKind>(1);
        var status = field.Name<CustomerStatus>(2);
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
            ValuesOf(field));
        return field.Accept(customer.Validate(time.GetUtcNow())) ? customer : null;
    }

    private static NamedValue[]? ValuesOf(FieldParsing field)
    {
        var values = new List<NamedValue>();
        for (var i = 0; i < Fields.Length; i++)
        {
            if (field.Text(FirstContact + Channels.Length + i) is { } text)
            {
                values.Add(Fields[i] == CustomerFieldNames.BirthDate ? BirthDateOf(text) : new NamedValue(Fields[i], text));
            }
        }

        return values.Count == 0 ? null : [.. values];
    }

    // A day that is not in the calendar is a slip of whoever wrote it: it is kept as it stands, beside the days of birth that exist.
    private static NamedValue BirthDateOf(string text) =>
        DateOnly.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new NamedValue(CustomerFieldNames.BirthDate, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : new NamedValue(CustomerFieldNames.BirthDateAsGiven, text);
}
