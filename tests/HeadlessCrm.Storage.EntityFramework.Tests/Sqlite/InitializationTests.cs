using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using HeadlessCrm.Storage.Specification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

public sealed class InitializationTests
{
    [Fact]
    public async Task Creates_the_folder_and_the_file_in_wal_mode_with_clustered_tables()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();

        Assert.Equal("wal", Scalar(storage, "PRAGMA journal_mode"));
        var tables = Scalar(
            storage, "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_list WHERE wr = 0 AND schema = 'main' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\')");
        Assert.Equal("feed_events,feed_state,match_key_state,match_models,store_state", string.Join(',', tables!.Split(',').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Initialising_again_keeps_the_cursors_valid()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        var cursor = storage.Get<CursorCodec>().Seal(new KeysetPosition(Guid.CreateVersion7(), default, null), default, 0);

        await using var restarted = new ServiceCollection()
            .AddEntityFrameworkStorage(options => options.ConnectionString = storage.ConnectionString)
            .BuildServiceProvider();
        await restarted.InitializeStorageAsync();

        Assert.True(restarted.GetRequiredService<CursorCodec>().TryOpen(cursor, default, 0, "after", out _, out _));
    }

    [Fact]
    public async Task Several_nodes_may_initialise_at_once()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        ServiceProvider[] nodes =
        [
            .. Enumerable.Range(0, 4).Select(_ => new ServiceCollection()
                .AddEntityFrameworkStorage(options => options.ConnectionString = storage.ConnectionString)
                .BuildServiceProvider()),
        ];

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.InitializeStorageAsync())));

        Assert.Equal("1", Scalar(storage, "SELECT COUNT(*) FROM store_state"));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await using var context = await storage.Get<CrmDatabase>().CreateContextAsync(TestContext.Current.CancellationToken);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Indexes_left_out_by_a_broken_off_import_are_created_on_the_next_start()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        const string Count = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        var before = Scalar(storage, Count);
        Scalar(storage, "DROP INDEX ix_transactions_net");

        await storage.InitializeAsync();

        Assert.Equal(before, Scalar(storage, Count));
    }

    [Fact]
    public async Task The_first_import_leaves_every_index_in_place()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        const string Indexes = "SELECT group_concat(name || lower(replace(sql, '\"', ''))) FROM (SELECT * FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name)";
        var before = Scalar(storage, Indexes);

        await using (var import = await storage.Get<ITransactionImportStore>().OpenAsync("dms", false, TestContext.Current.CancellationToken))
        {
            await import.WriteAsync(
                [new ImportedTransaction("1", "1", TransactionKind.Sale, StoreSpecification.Start, "PEN", [new("CAR", 1, 1)])],
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, Scalar(storage, Indexes));
    }

    [Fact]
    public async Task The_first_transaction_settles_the_reporting_currency_and_a_setting_overrules_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        await using (var import = await storage.Get<ITransactionImportStore>().OpenAsync("dms", false, cancel))
        {
            await import.WriteAsync(
                [
                    new ImportedTransaction("1", "1", TransactionKind.Sale, StoreSpecification.Start, "PEN", [new("CAR", 1, 7)]),
                    new ImportedTransaction("2", "1", TransactionKind.Sale, StoreSpecification.Start, "JPY", [new("CAR", 1, 900)]),
                ],
                cancel);
        }

        await storage.ProjectAsync();
        var customer = (await storage.Get<ICustomerStore>().PageAsync(new(), cancel)).Items.Single();
        Assert.Equal(7m, (await storage.Get<ICustomerStore>().GetPurchaseProfilesAsync([customer.Id], cancel))[0].TotalSpend);

        await using var restarted = new ServiceCollection()
            .AddEntityFrameworkStorage(options =>
            {
                options.ConnectionString = storage.ConnectionString;
                options.ReportingCurrency = "JPY";
            })
            .BuildServiceProvider();
        await restarted.InitializeStorageAsync(cancel);
        await storage.ProjectAsync();

        Assert.Equal(900m, (await storage.Get<ICustomerStore>().GetPurchaseProfilesAsync([customer.Id], cancel))[0].TotalSpend);
    }

    [Theory]
    [InlineData("Oracle", "Data Source=x.db", null, "\"Oracle\", which is not supported")]
    [InlineData("Sqlite", "", null, "Storage:ConnectionString is empty")]
    [InlineData("Sqlite", "Data Source=x.db", "BITCOIN", "\"BITCOIN\", which is not a currency")]
    public async Task Refuses_unusable_options_and_says_why(string provider, string connection, string? currency, string reason)
    {
        await using var services = new ServiceCollection()
            .AddEntityFrameworkStorage(options =>
            {
                options.Provider = provider;
                options.ConnectionString = connection;
                options.ReportingCurrency = currency;
            })
            .BuildServiceProvider();

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => services.InitializeStorageAsync());

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    private static string? Scalar(SqliteStorage storage, string sql)
    {
        using var connection = new SqliteConnection(storage.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
