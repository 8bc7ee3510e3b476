using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace HeadlessCrm.Benchmarks.Imports;

/// <summary>
/// The rival of the import on PostgreSQL: the same rows by three binary COPY commands in one transaction. It checks nothing,
/// finds nothing, tells no feed, and has no index but the primary keys.
/// </summary>
internal static class BareCopy
{
    private const string Schema = """
        CREATE TABLE customers (id uuid PRIMARY KEY, kind int NOT NULL, status int NOT NULL, display_name text COLLATE "C" NOT NULL,
            display_name_folded text COLLATE "C" NOT NULL, given_name text, family_name text, company_name text, version int NOT NULL,
            created_at bigint NOT NULL, updated_at bigint NOT NULL);
        CREATE TABLE customer_external_references (system text COLLATE "C" NOT NULL, external_id text COLLATE "C" NOT NULL,
            customer_id uuid NOT NULL, PRIMARY KEY (system, external_id));
        CREATE TABLE transactions (id uuid PRIMARY KEY, customer_id uuid NOT NULL, kind int NOT NULL, occurred_at bigint NOT NULL,
            recorded_at bigint NOT NULL, net bigint NOT NULL, cost bigint, quantity bigint NOT NULL, currency text NOT NULL,
            dealer_code text, odometer_km int, vin text, external_system text, external_id text, reversal_id uuid, reversed_at bigint,
            reversal_recorded_at bigint, reversal_reason text, product_type text);
        """;

    /// <summary>Reads the file and copies its purchases, their customers and references; gives the number of purchases.</summary>
    public static int Run(string file, string connectionString)
    {
        CreateDatabase(connectionString);
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        Execute(connection, Schema);
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        var customers = new Dictionary<string, Guid>(StringComparer.Ordinal);
        using var transaction = connection.BeginTransaction();
        var rows = CopyPurchases(connection, file, customers, now);
        CopyCustomers(connection, customers, now);
        transaction.Commit();
        return rows;
    }

    private static int CopyPurchases(NpgsqlConnection connection, string file, Dictionary<string, Guid> customers, long now)
    {
        var ordinals = new Dictionary<(string Customer, string Date), int>();
        using var copy = connection.BeginBinaryImport(
            "COPY transactions (id, customer_id, kind, occurred_at, recorded_at, net, quantity, currency, external_system, external_id, product_type) FROM STDIN (FORMAT BINARY)");
        var rows = 0;
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 4)
            {
                continue;
            }

            if (!customers.TryGetValue(parts[0], out var customer))
            {
                customers.Add(parts[0], customer = Guid.CreateVersion7());
            }

            var ordinal = ordinals[(parts[0], parts[1])] = ordinals.GetValueOrDefault((parts[0], parts[1])) + 1;
            copy.StartRow();
            copy.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
            copy.Write(customer, NpgsqlDbType.Uuid);
            copy.Write(0, NpgsqlDbType.Integer);
            copy.Write(DateTime.ParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture).Ticks, NpgsqlDbType.Bigint);
            copy.Write(now, NpgsqlDbType.Bigint);
            copy.Write((long)(decimal.Parse(parts[3], CultureInfo.InvariantCulture) * 100), NpgsqlDbType.Bigint);
            copy.Write(long.Parse(parts[2], CultureInfo.InvariantCulture), NpgsqlDbType.Bigint);
            copy.Write("USD", NpgsqlDbType.Text);
            copy.Write("cdnow", NpgsqlDbType.Text);
            copy.Write($"{parts[0]}-{parts[1]}-{ordinal}", NpgsqlDbType.Text);
            copy.Write("CD", NpgsqlDbType.Text);
            rows++;
        }

        copy.Complete();
        return rows;
    }

    private static void CopyCustomers(NpgsqlConnection connection, Dictionary<string, Guid> customers, long now)
    {
        using (var copy = connection.BeginBinaryImport(
            "COPY customers (id, kind, status, display_name, display_name_folded, version, created_at, updated_at) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (externalId, id) in customers)
            {
                copy.StartRow();
                copy.Write(id, NpgsqlDbType.Uuid);
                copy.Write(0, NpgsqlDbType.Integer);
                copy.Write(1, NpgsqlDbType.Integer);
                copy.Write("cdnow " + externalId, NpgsqlDbType.Text);
                copy.Write("cdnow " + externalId, NpgsqlDbType.Text);
                copy.Write(1, NpgsqlDbType.Integer);
                copy.Write(now, NpgsqlDbType.Bigint);
                copy.Write(now, NpgsqlDbType.Bigint);
            }

            copy.Complete();
        }

        using var references = connection.BeginBinaryImport(
            "COPY customer_external_references (system, external_id, customer_id) FROM STDIN (FORMAT BINARY)");
        foreach (var (externalId, id) in customers)
        {
            references.StartRow();
            references.Write("cdnow", NpgsqlDbType.Text);
            references.Write(externalId, NpgsqlDbType.Text);
            references.Write(id, NpgsqlDbType.Uuid);
        }

        references.Complete();
    }

    private static void CreateDatabase(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var database = target.Database;
        target.Database = "postgres";
        using var connection = new NpgsqlConnection(target.ToString());
        connection.Open();
        Execute(connection, $"CREATE DATABASE {database}");
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The statements are the benchmark's own.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
