using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Benchmarks.Imports;

/// <summary>
/// The rival of the import: a loop of prepared inserts in one transaction. It checks nothing, finds nothing, and has no
/// index but the primary keys; its tables have the columns of the product's.
/// </summary>
internal sealed class BareImport : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE customers (id BLOB PRIMARY KEY, kind INTEGER NOT NULL, status INTEGER NOT NULL, display_name TEXT NOT NULL,
            display_name_folded TEXT NOT NULL, given_name TEXT, family_name TEXT, company_name TEXT, version INTEGER NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE customer_external_references (system TEXT NOT NULL, external_id TEXT NOT NULL, customer_id BLOB NOT NULL,
            PRIMARY KEY (system, external_id)) WITHOUT ROWID;
        CREATE TABLE transactions (id BLOB PRIMARY KEY, customer_id BLOB NOT NULL, kind INTEGER NOT NULL,
            occurred_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, net INTEGER NOT NULL, cost INTEGER,
            quantity INTEGER NOT NULL, currency TEXT NOT NULL, dealer_code TEXT, odometer_km INTEGER, vin TEXT,
            external_system TEXT, external_id TEXT, reversal_id BLOB, reversed_at INTEGER, reversal_recorded_at INTEGER,
            reversal_reason TEXT, product_type TEXT) WITHOUT ROWID;
        """;

    private readonly SqliteConnection connection;
    private readonly bool withCustomers;
    private readonly Dictionary<string, byte[]> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Customer, string Date), int> ordinals = [];
    private readonly long now = TimeProvider.System.GetUtcNow().UtcTicks;
    private long lastId;

    /// <summary>A new database.</summary>
    /// <param name="database">The file.</param>
    /// <param name="withCustomers">
    /// Whether customers and their external references are written too, which are the other rows of an import of purchases.
    /// </param>
    public BareImport(string database, bool withCustomers)
    {
        this.withCustomers = withCustomers;
        connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the file and inserts its purchases; gives their number.</summary>
    public int Run(string file)
    {
        using var transaction = connection.BeginTransaction();
        using var purchase = Prepare(
            transaction,
            """
            INSERT INTO transactions (id, customer_id, kind, occurred_at, recorded_at, net, quantity, currency, external_system,
                external_id, product_type) VALUES ($0, $1, 0, $2, $3, $4, $5, 'USD', 'cdnow', $6, 'CD')
            """,
            7);
        using var customer = Prepare(
            transaction,
            "INSERT INTO customers (id, kind, status, display_name, display_name_folded, version, created_at, updated_at) VALUES ($0, 0, 1, $1, $1, 1, $2, $2)",
            3);
        using var reference = Prepare(
            transaction, "INSERT INTO customer_external_references (system, external_id, customer_id) VALUES ('cdnow', $0, $1)", 2);
        var rows = 0;
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 4)
            {
                Insert(parts, purchase, customer, reference);
                rows++;
            }
        }

        transaction.Commit();
        return rows;
    }

    public void Dispose() => connection.Dispose();

    private void Insert(string[] parts, SqliteCommand purchase, SqliteCommand customer, SqliteCommand reference)
    {
        var (externalId, date) = (parts[0], parts[1]);
        if (!customers.TryGetValue(externalId, out var customerId))
        {
            customers.Add(externalId, customerId = NextId());
            if (withCustomers)
            {
                Execute(customer, customerId, "cdnow " + externalId, now);
                Execute(reference, externalId, customerId);
            }
        }

        var ordinal = ordinals[(externalId, date)] = ordinals.GetValueOrDefault((externalId, date)) + 1;
        var occurredAt = DateTime.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture).Ticks;
        var cents = (long)(decimal.Parse(parts[3], CultureInfo.InvariantCulture) * 100);
        Execute(
            purchase, NextId(), customerId, occurredAt, now, cents, int.Parse(parts[2], CultureInfo.InvariantCulture),
            $"{externalId}-{date}-{ordinal}");
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", null));
        }

        command.Prepare();
        return command;
    }

    /// <summary>Ids that rise, as the product's do, so that rows are appended.</summary>
    private byte[] NextId()
    {
        var id = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(id.AsSpan(8), ++lastId);
        return id;
    }
}
