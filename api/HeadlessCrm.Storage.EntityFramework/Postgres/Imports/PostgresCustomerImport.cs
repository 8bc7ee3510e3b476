using System.Globalization;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Imports customers, recognised by their external reference.</summary>
internal sealed class PostgresCustomerImport(
    PostgresDatabase database, NpgsqlConnection connection, ImportContext context)
    : PostgresImport<ImportedCustomer>(database, connection, context)
{
    private const string FindCustomers =
        "SELECT external_id, customer_id FROM customer_external_references WHERE system = $1 AND external_id = ANY($2)";

    private readonly PostgresDialect dialect = new();
    private readonly Dictionary<string, KnownCustomer> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);

    protected override string Tables =>
        "customers, customer_external_references, contact_points, source_records, match_records, match_keys, customer_demographics";

    protected override async Task WriteBatchAsync(
        IReadOnlyList<ImportedCustomer> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        known.Clear();
        if (rows.Count == 0)
        {
            return;
        }

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
        var owners = new List<(string ExternalId, Guid CustomerId)>();
        await QueryAsync(
            FindCustomers, row => owners.Add((row.GetString(0), row.GetGuid(1))), cancellationToken, System, externalIds);
        Guid[] ids = [.. owners.Select(owner => owner.CustomerId).Distinct()];
        var loading = new GoldenLoading(ids, dialect);
        foreach (var (sql, take) in loading.Statements())
        {
            await QueryAsync(sql.ToString(), take, cancellationToken, [.. sql.Parameters]);
        }

        // One customer may have several references of the system.
        var byId = loading.Build().OfType<GoldenSources>()
            .ToDictionary(sources => sources.Customer.Id, sources => new KnownCustomer(sources, isNew: false));
        foreach (var (externalId, customerId) in owners)
        {
            known[externalId] = byId[customerId];
        }
    }

    private ImportRowResult Decide(ImportedCustomer row, DateTimeOffset now)
    {
        if (!known.TryGetValue(row.ExternalId, out var found))
        {
            var created = CustomerRules.Apply(row, System, null, now);
            known.Add(row.ExternalId, KnownCustomer.OfNew(created, System, row));
            Tell(created, now);
            return ImportRowResult.Inserted;
        }

        var before = found.Sources;
        if (ImportedCustomerRules.Apply(row, System, before, now) is not { } after)
        {
            return ImportRowResult.Unchanged;
        }

        if (!ImportedCustomerRules.IsOfContactsOnly(before, after.Sources)
            && (before.Customer.CreatedAt >= StartedAt || !changedHere.Add(row.ExternalId)))
        {
            return ImportRowResult.Contradictory;
        }

        found.Change(after);
        Tell(found.Sources.Customer, now);
        return ImportRowResult.Changed;
    }

    private void Tell(Customer customer, DateTimeOffset now) => Feed.Add(
        new CustomerChangedPayload(customer.Version, customer.Version == 1, customer.Status), customer.Id, now.UtcTicks);

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        KnownCustomer[] created = [.. known.Values.Where(one => one.IsNew)];
        await NewCustomerCopy.WriteAsync(
            Connection,
            System,
            [
                .. created.Select(one => new NewCustomer(
                    one.Sources.References[0].Reference.Id, one.Sources.Customer, !one.Sources.IsCompact)),
            ],
            cancellationToken);
        await BinaryCopy.WriteAsync(
            Connection,
            "contact_points(customer_id, ordinal, channel, value, verified_at, is_preferred)",
            [.. created.SelectMany(one => one.ContactPoints.Select((point, i) => CustomerWriting.RowOf(one.Sources.Customer.Id, i, point)))],
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
        await WriteRecordsAsync(created, cancellationToken);
        await WriteDemographicsAsync(created, cancellationToken);
        KnownCustomer[] changed = [.. known.Values.Where(one => one is { IsNew: false, IsChanged: true }).Distinct()];
        var vins = await LoadVinsAsync(changed, cancellationToken);
        await UpdateAsync(
            [
                .. changed.SelectMany(one => dialect.WriteSources(one.Sources, one.ContactPoints, one.StoredVersion)
                    .Concat(dialect.WriteMatchRecords(one.Said, one.Sources.Customer.Id, vins))),
            ],
            cancellationToken);
    }

    private async Task<OwnedVins> LoadVinsAsync(KnownCustomer[] changed, CancellationToken cancellationToken)
    {
        var vins = new OwnedVins();
        if (changed.Length > 0)
        {
            var sql = OwnedVins.Select(dialect, [.. changed.Select(one => one.Sources.Customer.Id)]);
            await QueryAsync(sql.ToString(), vins.Take, cancellationToken, [.. sql.Parameters]);
        }

        return vins;
    }

    private async Task WriteRecordsAsync(KnownCustomer[] created, CancellationToken cancellationToken)
    {
        await BinaryCopy.WriteAsync(
            Connection,
            "source_records(system, external_id, customer_id, posted_for_id, received_at, content)",
            [.. created.Where(one => !one.Sources.IsCompact).SelectMany(one => one.Sources.Records)],
            (row, record) =>
            {
                row.Text(record.System);
                row.Text(record.ExternalId);
                row.Id(record.PostedFor);
                row.Id(record.PostedFor);
                row.Long(record.ReceivedAt.UtcTicks);
                row.Value(SourceRecordJson.Write(record));
            },
            cancellationToken);
        var index = new MatchIndexRows();
        foreach (var one in created)
        {
            index.Add(one.Sources.Records[0], one.Sources.Customer.Id);
        }

        foreach (var rows in new[] { index.Records, index.Keys })
        {
            await BinaryCopy.WriteAsync(
                Connection,
                $"{rows.Table}({string.Join(", ", rows.Columns)})",
                rows.Rows,
                (row, values) =>
                {
                    foreach (var value in values)
                    {
                        row.Value(value);
                    }
                },
                cancellationToken);
        }
    }

    private Task WriteDemographicsAsync(KnownCustomer[] created, CancellationToken cancellationToken) => BinaryCopy.WriteAsync(
        Connection,
        "customer_demographics(customer_id, sex, birth_date, marital_status, occupation, area, life_stage)",
        [
            .. created.Where(one => !one.Sources.IsCompact).Select(one => (one.Sources.Customer.Id, Known: one.Sources.Demographics))
                .Where(one => one.Known != CustomerDemographics.Empty),
        ],
        (row, one) =>
        {
            row.Id(one.Id);
            row.Int((int?)one.Known.Sex);
            row.Text(one.Known.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            row.Int((int?)one.Known.MaritalStatus);
            row.Text(one.Known.Occupation);
            row.Text(one.Known.Area?.ToString());
            row.Int((int?)one.Known.LifeStage);
        },
        cancellationToken);

    /// <summary>Sends many statements in one go.</summary>
    private async Task UpdateAsync(SqlText[] statements, CancellationToken cancellationToken)
    {
        if (statements.Length == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(Connection);
        foreach (var sql in statements)
        {
#pragma warning disable CA2100 // Values are never part of a SqlText's text.
            var command = new NpgsqlBatchCommand(sql.ToString());
#pragma warning restore CA2100
            foreach (var parameter in sql.Parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
