using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteDatabase(
    IDbContextFactory<SqliteCrmDbContext> contexts,
    SqliteConnectionSettings settings,
    int maxReadConnections,
    TimeProvider clock)
    : CrmDatabase(
        async token => await contexts.CreateDbContextAsync(token),
        new SqliteDialect(),
        new SqlReader(_ => ValueTask.FromResult<DbConnection>(settings.Open()), new SqliteDialect(), new SqliteFaults(), maxReadConnections),
        new SqliteFaults(),
        clock)
{
    // SQLite has one writer. Queuing here keeps callers of this process waiting without holding a thread each;
    // writers of other processes are waited for by the database's busy timeout.
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>The indexes that a first import defers.</summary>
    public SecondaryIndexes SecondaryIndexes { get; } = IndexesOf(contexts);

    /// <inheritdoc/>
    public override Task PrepareAsync(CancellationToken cancellationToken)
    {
        SqliteRegistration.PrepareFile(settings.ConnectionString);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CompleteSchemaAsync(CrmDbContext context, CancellationToken cancellationToken)
    {
        SecondaryIndexes.Create((SqliteConnection)context.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        return new WriteTurn(writing);
    }

    /// <remarks>A transaction takes the database's only write lock when it begins: nobody else writes anyway.</remarks>
    /// <inheritdoc/>
    public override Task LockStoreAsync(CrmDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="LockStoreAsync"/>
    public override Task LockCustomerAsync(CrmDbContext context, Guid customerId, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc cref="LockStoreAsync"/>
    public override Task LockCustomersAsync(
        CrmDbContext context, IReadOnlyCollection<Guid> customerIds, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc cref="LockStoreAsync"/>
    public override Task LockMarketingEventAsync(CrmDbContext context, Guid eventId, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public override Task MarkPurchasesChangedAsync(
        CrmDbContext context, Guid customerId, string currency, CancellationToken cancellationToken) =>
        context.StoreState.ExecuteUpdateAsync(
            state => state
                .SetProperty(row => row.PurchaseVersion, row => row.PurchaseVersion + 1)
                .SetProperty(row => row.ReportingCurrency, row => row.ReportingCurrency ?? currency),
            cancellationToken);

    /// <inheritdoc/>
    public override Task InsertAsync(CrmDbContext context, BulkRows rows, CancellationToken cancellationToken)
    {
        if (rows.Rows.Count > 0)
        {
            MultiRowInsert.Run((SqliteConnection)context.Database.GetDbConnection(), rows, Dialect, cancellationToken);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<StorageHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var connection = settings.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT id FROM store_state";
            command.ExecuteScalar();
            return Task.FromResult(StorageHealth.Ready);
        }
        catch (SqliteException fault)
        {
            return Task.FromResult(new StorageHealth(fault.Message));
        }
    }

    /// <summary>
    /// Opens a connection of its own for an import. Commits do not wait for the disk (a batch lost with the machine is
    /// imported again; completing the import waits). Foreign keys are not checked row by row: an import writes customers
    /// and what refers to them in one transaction and nothing can delete a customer in between.
    /// </summary>
    public SqliteConnection OpenForImport()
    {
        var connection = settings.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=16000; PRAGMA foreign_keys=OFF;";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>
    /// The log is written in order, so a commit that did wait for the disk takes all earlier ones with it. The setting ends
    /// with the connection's present use.
    /// </summary>
    protected override async Task<IDbContextTransaction> BeginDerivedAsync(
        CrmDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellationToken);
        return await context.Database.BeginTransactionAsync(cancellationToken);
    }

    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        if (isDisposing)
        {
            writing.Dispose();
        }
    }

    private static SecondaryIndexes IndexesOf(IDbContextFactory<SqliteCrmDbContext> contexts)
    {
        using var context = contexts.CreateDbContext();
        return new SecondaryIndexes(context.Model);
    }

    private sealed class WriteTurn(SemaphoreSlim writing) : IDisposable
    {
        public void Dispose() => writing.Release();
    }
}
