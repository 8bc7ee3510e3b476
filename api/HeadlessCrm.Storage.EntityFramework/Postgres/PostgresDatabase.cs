using System.Buffers.Binary;
using HeadlessCrm.Domain;
using HeadlessCrm.Storage.EntityFramework.Postgres.Feed;
using HeadlessCrm.Storage.EntityFramework.Postgres.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>A PostgreSQL database, shared by any number of nodes that write at the same time.</summary>
/// <remarks>
/// Locks are advisory and end with their transaction. Whoever writes of one customer, or of a few, first shares the gate and
/// then takes each customer in the order of their keys; an import takes the gate alone, so it waits for those under way,
/// and then nobody writes of any customer until its batch has ended. As everybody takes the gate first and customers in one
/// order, nobody can wait in a circle. Reading takes no lock.
/// </remarks>
internal sealed class PostgresDatabase(
    Func<CancellationToken, Task<CrmDbContext>> contexts,
    PostgresConnectionSettings settings,
    StorageOptions options,
    TimeProvider clock)
    : CrmDatabase(
        contexts,
        new PostgresDialect(),
        new SqlReader(settings.OpenForReadingAsync, new PostgresDialect(), new PostgresFaults(), options.MaxReadConnections),
        new PostgresFaults(),
        clock)
{
    // The two-number locks are a space of their own beside that of the customers' keys.
    private const string MigrationLock = "4862813, 3";
    private const string SharedGate = "pg_advisory_xact_lock_shared(4862813, 1)";
    private const string WholeGate = "pg_advisory_xact_lock(4862813, 1)";
    private const string StoreLock = "pg_advisory_xact_lock(4862813, 2)";

    /// <summary>Above this, waiting for the gate costs everybody less than taking each customer.</summary>
    private const int FewCustomers = 200;

    /// <summary>Opens a connection of its own for an import.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public async ValueTask<NpgsqlConnection> OpenForImportAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await settings.OpenAsync(cancellationToken);
        }
        catch (Exception fault) when (Faults.IsUnavailable(fault))
        {
            throw new StorageUnavailableException(fault);
        }
    }

    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken) =>
        new PostgresStartup(settings, options, new PostgresFaults()).RunAsync(cancellationToken);

    /// <remarks>The lock of the migrations themselves does not keep two nodes from finding the same ones missing.</remarks>
    /// <inheritdoc/>
    public override async Task MigrateAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            await base.MigrateAsync(context, cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    public override async Task CompleteSchemaAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        await FoldFunction.CreateAsync(context, cancellationToken);
        await TransactionNumbers.KeepRisingAsync(context, cancellationToken);
    }

    /// <remarks>The database orders writers row by row.</remarks>
    /// <inheritdoc/>
    public override Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IDisposable>(NoTurn.Instance);

    /// <inheritdoc/>
    public override Task LockStoreAsync(CrmDbContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync($"SELECT {StoreLock}", cancellationToken);

    /// <inheritdoc/>
    public override Task LockCustomerAsync(CrmDbContext context, Guid customerId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(
            $"SELECT {SharedGate}, pg_advisory_xact_lock({{0}})", [KeyOf(customerId)], cancellationToken);

    /// <inheritdoc/>
    public override Task LockCustomersAsync(
        CrmDbContext context, IReadOnlyCollection<Guid> customerIds, CancellationToken cancellationToken)
    {
        long[] keys = [.. customerIds.Select(KeyOf).Distinct().Order()];
        return keys.Length <= FewCustomers
            ? context.Database.ExecuteSqlRawAsync(
                $"SELECT {SharedGate}; SELECT pg_advisory_xact_lock(key) FROM unnest({{0}}) AS key", [keys], cancellationToken)
            : context.Database.ExecuteSqlRawAsync($"SELECT {WholeGate}", cancellationToken);
    }

    /// <remarks>It is none of the customers' locks, so whoever holds it may wait for the gate.</remarks>
    /// <inheritdoc/>
    public override Task LockMarketingEventAsync(CrmDbContext context, Guid eventId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock({0})", [KeyOf(eventId)], cancellationToken);

    /// <summary>Waits until nobody else writes of any customer, and keeps it so until the transaction has ended.</summary>
    public static async Task LockAllCustomersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT {WholeGate}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task MarkPurchasesChangedAsync(
        CrmDbContext context, Guid customerId, string currency, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO purchase_versions(part, version) VALUES({0}, 1)
                ON CONFLICT (part) DO UPDATE SET version = purchase_versions.version + 1;
            UPDATE store_state SET reporting_currency = {1} WHERE reporting_currency IS NULL
            """,
            [(int)((ulong)KeyOf(customerId) % PurchaseVersionRow.Parts), currency],
            cancellationToken);

    /// <inheritdoc/>
    public override Task InsertAsync(CrmDbContext context, BulkRows rows, CancellationToken cancellationToken) =>
        BinaryCopy.WriteAsync(
            (NpgsqlConnection)context.Database.GetDbConnection(),
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

    /// <inheritdoc/>
    public override async Task<StorageHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await settings.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_is_in_recovery() FROM store_state", connection);
            return await command.ExecuteScalarAsync(cancellationToken) switch
            {
                false => StorageHealth.Ready,
                true => new StorageHealth("The database is a standby and cannot be written."),
                _ => new StorageHealth("The database has no state of the store yet."),
            };
        }
        catch (Exception fault) when (Faults.IsUnavailable(fault) || PostgresFaults.StateOf(fault) is not null)
        {
            return new StorageHealth(fault.Message);
        }
    }

    /// <inheritdoc/>
    protected override async Task<IDbContextTransaction> BeginDerivedAsync(
        CrmDbContext context, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("SET LOCAL synchronous_commit = off", cancellationToken);
        return transaction;
    }

    /// <inheritdoc/>
    protected override void ForgetConnections()
    {
        Reader.ForgetIdle();
        settings.ForgetConnections();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        if (isDisposing)
        {
            settings.ForgetConnections();
        }
    }

    /// <summary>The key of a customer's lock: two that share one, which is most unlikely, only wait for each other.</summary>
    private static long KeyOf(Guid customerId)
    {
        Span<byte> bytes = stackalloc byte[16];
        customerId.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) ^ BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
    }

    private sealed class NoTurn : IDisposable
    {
        public static NoTurn Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
