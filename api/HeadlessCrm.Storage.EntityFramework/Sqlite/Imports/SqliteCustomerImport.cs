using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Imports customers, recognised by their external reference.</summary>
internal sealed class SqliteCustomerImport : SqliteImport<ImportedCustomer>
{
    private readonly RawStatement find;
    private readonly RawStatement update;
    private readonly RawStatement findContacts;
    private readonly RawStatement insertContact;
    private readonly NewCustomers newCustomers;
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);
    private readonly HashSet<(Channel, string)> contacts = [];

    public SqliteCustomerImport(SqliteDatabase database, string system, bool isDryRun)
        : base(database, system, isDryRun)
    {
        find = Prepare(
            "SELECT c.id, c.kind, c.status, c.display_name, c.given_name, c.family_name, c.company_name, c.version, c.created_at, c.updated_at " +
            "FROM customer_external_references r JOIN customers c ON c.id = r.customer_id WHERE r.system = ?1 AND r.external_id = ?2");
        update = Prepare(
            "UPDATE customers SET kind = ?2, status = ?3, display_name = ?4, display_name_folded = ?5, given_name = ?6, family_name = ?7, " +
            "company_name = ?8, version = ?9, updated_at = ?10 WHERE id = ?1");
        findContacts = Prepare("SELECT ordinal, channel, value FROM contact_points WHERE customer_id = ?1 ORDER BY ordinal");
        insertContact = Prepare(
            "INSERT INTO contact_points(customer_id, ordinal, channel, value, verified_at, is_preferred) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        newCustomers = new NewCustomers(Prepare(NewCustomers.CustomerSql), Prepare(NewCustomers.ReferenceSql));
    }

    protected override IReadOnlyList<string> BulkTables { get; } =
        ["customers", "customer_external_references", "contact_points"];

    protected override void WriteBatch(
        IReadOnlyList<ImportedCustomer> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if ((i & 0x3FF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var result = Write(rows[i], now);
            tally.Set(i, result);
            tally.CustomersCreated += result == ImportRowResult.Inserted ? 1 : 0;
        }
    }

    protected override void Forget() => changedHere.Clear();

    private ImportRowResult Write(ImportedCustomer row, DateTimeOffset now)
    {
        var found = Find(row.ExternalId);
        var customer = CustomerRules.Apply(row, System, found, now);
        if (found is null)
        {
            newCustomers.Write(customer, System, row.ExternalId);
            WriteContacts(customer.Id, row);
            Tell(customer, now);
            return ImportRowResult.Inserted;
        }

        if (ReferenceEquals(customer, found))
        {
            if (!WriteContacts(found.Id, row))
            {
                return ImportRowResult.Unchanged;
            }

            Update(found with { Version = found.Version + 1, UpdatedAt = now }, now);
            return ImportRowResult.Changed;
        }

        if (found.CreatedAt >= StartedAt || !changedHere.Add(row.ExternalId))
        {
            return ImportRowResult.Contradictory;
        }

        WriteContacts(found.Id, row);
        Update(customer, now);
        return ImportRowResult.Changed;
    }

    private Customer? Find(string externalId)
    {
        find.Bind(1, System).Bind(2, externalId);
        if (!find.Read())
        {
            return null;
        }

        var found = new Customer
        {
            Id = find.Id(0),
            Kind = (CustomerKind)find.Long(1),
            Status = (CustomerStatus)find.Long(2),
            DisplayName = find.Text(3),
            GivenName = find.TextOrNull(4),
            FamilyName = find.TextOrNull(5),
            CompanyName = find.TextOrNull(6),
            Version = (int)find.Long(7),
            CreatedAt = new DateTimeOffset(find.Long(8), TimeSpan.Zero),
            UpdatedAt = new DateTimeOffset(find.Long(9), TimeSpan.Zero),
        };
        find.Reset();
        return found;
    }

    private void Tell(Customer customer, DateTimeOffset now) => Feed.Write(
        new CustomerChangedPayload(customer.Version, customer.Version == 1, customer.Status), customer.Id, now.UtcTicks);

    private void Update(Customer customer, DateTimeOffset now)
    {
        update
            .Bind(1, customer.Id)
            .Bind(2, (long)customer.Kind)
            .Bind(3, (long)customer.Status)
            .Bind(4, customer.DisplayName)
            .Bind(5, TextFolding.Fold(customer.DisplayName))
            .Bind(6, customer.GivenName)
            .Bind(7, customer.FamilyName)
            .Bind(8, customer.CompanyName)
            .Bind(9, customer.Version)
            .Bind(10, customer.UpdatedAt.UtcTicks)
            .Run();
        Tell(customer, now);
    }

    /// <summary>Adds the contact points not there yet; answers whether there were any.</summary>
    private bool WriteContacts(Guid customerId, ImportedCustomer row)
    {
        if (row.ContactPoints is not { Count: > 0 } points)
        {
            return false;
        }

        contacts.Clear();
        long next = 0;
        findContacts.Bind(1, customerId);
        while (findContacts.Read())
        {
            next = findContacts.Long(0) + 1;
            contacts.Add(((Channel)findContacts.Long(1), findContacts.Text(2)));
        }

        var isAny = false;
        foreach (var point in points)
        {
            if (contacts.Add((point.Channel, point.Value)))
            {
                insertContact
                    .Bind(1, customerId)
                    .Bind(2, next++)
                    .Bind(3, (long)point.Channel)
                    .Bind(4, point.Value)
                    .Bind(5, point.VerifiedAt?.UtcTicks)
                    .Bind(6, point.IsPreferred ? 1 : 0)
                    .Run();
                isAny = true;
            }
        }

        return isAny;
    }
}
