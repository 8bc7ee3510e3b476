using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Api.Imports;

/// <summary>Rows as customers.</summary>
internal static class CustomerRows
{
    private static readonly Channel[] Channels = [Channel.Email, Channel.Phone, Channel.Mobile, Channel.Post];

    /// <summary>The canonical columns.</summary>
    public static ImportColumns Columns { get; } = new(
        [
            "externalId", "kind", "status", "displayName", "givenName", "familyName", "companyName", "email", "phone", "mobile", "postalAddress",
        ],
        ["externalId"]);

    /// <summary>How the rows of a file become customers.</summary>
    public static RowReading<ImportedCustomer> Reading(ColumnMapping mapping) => mapping.GroupsLines
        ? throw new StartupException("The mapping groups lines, which customers do not have; leave groupLines out.")
        : new RowReading<ImportedCustomer>(Columns, static (rows, rejects) => Read(rows[0], rejects));

    /// <summary>The customer of a row; null, with the reasons added, when it is refused.</summary>
    private static ImportedCustomer? Read(SourceRow row, List<Reject> rejects)
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
            if (field.Text(7 + i) is { } value)
            {
                contacts.Add(new ContactPoint(Channels[i], value));
            }
        }

        var customer = new ImportedCustomer(
            externalId, kind, status, field.Text(3), field.Text(4), field.Text(5), field.Text(6), contacts.Count == 0 ? null : contacts);
        return field.Accept(customer.Validate()) ? customer : null;
    }
}
