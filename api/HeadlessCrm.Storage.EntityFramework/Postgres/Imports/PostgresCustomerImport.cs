using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Imports;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Imports customers, recognised by their external reference.</summary>
internal sealed class PostgresCustomerImport(
    PostgresDatabase database, NpgsqlConnection connection, string system, bool isDryRun)
    : PostgresImport<ImportedCustomer>(database, connection, system, isDryRun)
{
    private const string FindCustomers =
        $"SELECT r.external_id, {CustomerSql.Columns} FROM customer_external_references r JOIN customers c ON c.id = r.customer_id " +
        "WHERE r.system = $1 AND r.external_id = ANY($2)";

    private const string FindContacts =
        "SELECT customer_id, ordinal, channel, value FROM contact_points WHERE customer_id = ANY($1) ORDER BY customer_id, ordinal";

    private const string Update =
        """
        UPDATE customers c SET kind = n.kind, status = n.status, display_name = n.display_name, display_name_folded = n.display_name_folded,
               given_name = n.given_name, family_name = n.family_name, company_name = n.company_name, version = n.version,
               updated_at = n.updated_at
          FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
               AS n(id, kind, status, display_name, display_name_folded, given_name, family_name, company_name, version, updated_at)
         WHERE c.id = n.id
        """;

    private readonly Dictionary<string, KnownCustomer> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);

    protected override string Tables => "customers, customer_external_references, contact_points";

    protected override async Task WriteBatchAsync(
        IReadOnlyList<ImportedCustomer> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        known.Clear();
        await FindAsync(rows, cancellationToken);
        for (var i = 0; i < rows.Count; i++)
        {
            var result = Decide(rows[i], now);
            tally.Set(i, result);
            tally.CustomersCreated += result == ImportRowResult.Inserted ? 1 : 0;
        }

        if (!IsDryRun)
        {
            await WriteAsync(cancellationToken);
        }
    }

    protected override void Forget()
    {
        known.Clear();
        changedHere.Clear();
    }

    private async Task FindAsync(IReadOnlyList<ImportedCustomer> rows, CancellationToken cancellationToken)
    {
        string[] externalIds = [.. rows.Select(row => row.ExternalId).Distinct(StringComparer.Ordinal)];
        var byId = new Dictionary<Guid, KnownCustomer>();
        await QueryAsync(
            FindCustomers,
            row =>
            {
                // One customer may have several references of the system.
                var found = CustomerSql.Read(row, 1);
                if (!byId.TryGetValue(found.Id, out var customer))
                {
                    byId.Add(found.Id, customer = new KnownCustomer(found, isNew: false));
                }

                known[row.GetString(0)] = customer;
            },
            cancellationToken,
            System,
            externalIds);
        if (byId.Count > 0)
        {
            await QueryAsync(
                FindContacts,
                row => byId[row.GetGuid(0)].Know((Channel)row.GetInt32(2), row.GetString(3), row.GetInt32(1)),
                cancellationToken,
                byId.Keys.ToArray());
        }
    }

    private ImportRowResult Decide(ImportedCustomer row, DateTimeOffset now)
    {
        var found = known.GetValueOrDefault(row.ExternalId);
        var customer = CustomerRules.Apply(row, System, found?.Customer, now);
        if (found is null)
        {
            found = new KnownCustomer(customer, isNew: true);
            known.Add(row.ExternalId, found);
            found.Add(row.ContactPoints);
            Tell(customer, now);
            return ImportRowResult.Inserted;
        }

        if (ReferenceEquals(customer, found.Customer))
        {
            if (!found.Add(row.ContactPoints))
            {
                return ImportRowResult.Unchanged;
            }

            found.Change(customer with { Version = customer.Version + 1, UpdatedAt = now });
            Tell(found.Customer, now);
            return ImportRowResult.Changed;
        }

        if (found.Customer.CreatedAt >= StartedAt || !changedHere.Add(row.ExternalId))
        {
            return ImportRowResult.Contradictory;
        }

        found.Add(row.ContactPoints);
        found.Change(customer);
        Tell(customer, now);
        return ImportRowResult.Changed;
    }

    private void Tell(Customer customer, DateTimeOffset now) => Feed.Add(
        new CustomerChangedPayload(customer.Version, customer.Version == 1, customer.Status), customer.Id, now.UtcTicks);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await NewCustomerCopy.WriteAsync(
            Connection,
            System,
            [.. known.Where(entry => entry.Value.IsNew).Select(entry => new NewCustomer(entry.Key, entry.Value.Customer))],
            cancellationToken);
        Customer[] changed =
        [
            .. known.Values.Where(one => one is { IsNew: false, IsChanged: true }).Distinct().Select(one => one.Customer),
        ];
        if (changed.Length > 0)
        {
            await ExecuteAsync(Update, cancellationToken, UpdateParameters(changed));
        }

        await BinaryCopy.WriteAsync(
            Connection,
            "contact_points(customer_id, ordinal, channel, value, verified_at, is_preferred)",
            [.. known.Values.Distinct().SelectMany(one => one.NewContacts)],
            (row, point) =>
            {
                row.Id(point.CustomerId);
                row.Int(point.Ordinal);
                row.Int((int)point.Channel);
                row.Text(point.Value);
                row.Long(point.VerifiedAt?.UtcTicks);
                row.Bool(point.IsPreferred);
            },
            cancellationToken);
    }

    private static object[] UpdateParameters(Customer[] changed) =>
    [
        changed.Select(one => one.Id).ToArray(),
        changed.Select(one => (int)one.Kind).ToArray(),
        changed.Select(one => (int)one.Status).ToArray(),
        changed.Select(one => one.DisplayName).ToArray(),
        changed.Select(one => TextFolding.Fold(one.DisplayName)).ToArray(),
        changed.Select(one => one.GivenName).ToArray(),
        changed.Select(one => one.FamilyName).ToArray(),
        changed.Select(one => one.CompanyName).ToArray(),
        changed.Select(one => one.Version).ToArray(),
        changed.Select(one => one.UpdatedAt.UtcTicks).ToArray(),
    ];
}
