using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Imports customers, recognised by their external reference.</summary>
internal sealed class SqliteCustomerImport : SqliteImport<ImportedCustomer>
{
    private readonly SqliteDialect dialect = new();
    private readonly RawStatement find;
    private readonly RawStatement findContacts;
    private readonly RawStatement insertContact;
    private readonly NewCustomers newCustomers;
    private readonly MatchIndexRows created = new();
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);
    private readonly HashSet<(Channel, string)> contacts = [];

    public SqliteCustomerImport(SqliteDatabase database, ImportContext context)
        : base(database, context)
    {
        find = Prepare(
            "SELECT c.id, c.kind, c.status, c.display_name, c.given_name, c.family_name, c.company_name, c.version, c.created_at, c.updated_at, c.source_system " +
            "FROM customer_external_references r JOIN customers c ON c.id = r.customer_id WHERE r.system = ?1 AND r.external_id = ?2");
        findContacts = Prepare("SELECT channel, value FROM contact_points WHERE customer_id = ?1");
        insertContact = Prepare(
            "INSERT INTO contact_points(customer_id, ordinal, channel, value, verified_at, is_preferred) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        newCustomers = new NewCustomers(Prepare(NewCustomers.CustomerSql), Prepare(NewCustomers.ReferenceSql));
    }

    protected override IReadOnlyList<string> BulkTables { get; } =
        ["customers", "customer_external_references", "contact_points", "source_records", "match_records", "customer_demographics"];

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

        created.Flush(Connection, dialect, cancellationToken);
    }

    protected override void Forget()
    {
        changedHere.Clear();
        created.Clear();
    }

    private ImportRowResult Write(ImportedCustomer row, DateTimeOffset now)
    {
        var (found, sourceSystem) = Find(row.ExternalId);
        if (found is null)
        {
            Create(CustomerRules.Apply(row, System, null, now), row, now);
            return ImportRowResult.Inserted;
        }

        // The row of a customer that this system alone speaks of tells what the system said: most rows end here.
        if (sourceSystem == System && row.Values is null or [] && ReferenceEquals(CustomerRules.Apply(row, System, found, now), found) && HasContacts(found.Id, row))
        {
            return ImportRowResult.Unchanged;
        }

        var before = Load(found.Id);
        if (ImportedCustomerRules.Apply(row, System, before, now) is not { } after)
        {
            return ImportRowResult.Unchanged;
        }

        if (!ImportedCustomerRules.IsOfContactsOnly(before, after.Sources)
            && (found.CreatedAt >= StartedAt || !changedHere.Add(row.ExternalId)))
        {
            return ImportRowResult.Contradictory;
        }

        // What the batch has created so far must be there before it is changed.
        created.Flush(Connection, dialect, CancellationToken.None);
        foreach (var sql in dialect.WriteSources(after.Sources, after.ContactPoints, before.Customer.Version)
            .Concat(dialect.WriteMatchRecords(
                MatchIndexRows.Changes(before, after.Sources), after.Sources.Customer.Id, LoadVins(after.Sources.Customer.Id))))
        {
            Execute(sql);
        }

        Tell(after.Sources.Customer, now);
        return ImportRowResult.Changed;
    }

    private void Create(Customer customer, ImportedCustomer row, DateTimeOffset now)
    {
        var sources = ImportedCustomerRules.SourcesOfNew(customer, System, row);
        newCustomers.Write(customer, sources.IsCompact ? System : null, System, row.ExternalId);
        if (!sources.IsCompact)
        {
            Execute(dialect.WriteRecord(sources.Records[0], customer.Id));
            if (dialect.WriteDemographics(sources, isNew: true) is { } known)
            {
                Execute(known);
            }
        }

        created.Add(sources.Records[0], customer.Id);
        WriteContacts(customer.Id, row);
        Tell(customer, now);
    }

    private (Customer? Customer, string? SourceSystem) Find(string externalId)
    {
        find.Bind(1, System).Bind(2, externalId);
        if (!find.Read())
        {
            return (null, null);
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
        var sourceSystem = find.TextOrNull(10);
        find.Reset();
        return (found, sourceSystem);
    }

    private void Tell(Customer customer, DateTimeOffset now) => Feed.Write(
        new CustomerChangedPayload(customer.Version, customer.Version == 1, customer.Status), customer.Id, now.UtcTicks);

    private GoldenSources Load(Guid id)
    {
        var loading = new GoldenLoading([id], dialect);
        foreach (var (sql, take) in loading.Statements())
        {
            using var command = CommandOf(sql);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                take(rows);
            }
        }

        return loading.Build()[0]!;
    }

    private OwnedVins LoadVins(Guid id)
    {
        var vins = new OwnedVins();
        using var command = CommandOf(OwnedVins.Select(dialect, [id]));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            vins.Take(rows);
        }

        return vins;
    }

    /// <summary>Whether every contact point of a row is there.</summary>
    private bool HasContacts(Guid customerId, ImportedCustomer row)
    {
        if (row.ContactPoints is not { Count: > 0 } points)
        {
            return true;
        }

        contacts.Clear();
        findContacts.Bind(1, customerId);
        while (findContacts.Read())
        {
            contacts.Add(((Channel)findContacts.Long(0), findContacts.Text(1)));
        }

        return points.All(point => contacts.Contains((point.Channel, point.Value)));
    }

    private void WriteContacts(Guid customerId, ImportedCustomer row)
    {
        long next = 0;
        foreach (var point in row.ContactPoints ?? [])
        {
            insertContact
                .Bind(1, customerId)
                .Bind(2, next++)
                .Bind(3, (long)point.Channel)
                .Bind(4, point.Value)
                .Bind(5, point.VerifiedAt?.UtcTicks)
                .Bind(6, point.IsPreferred ? 1 : 0)
                .Run();
        }
    }
}
