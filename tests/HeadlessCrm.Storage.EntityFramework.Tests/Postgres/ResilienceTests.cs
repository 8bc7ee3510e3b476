using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Tests;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

/// <summary>A server that goes away and comes back.</summary>
public sealed class ResilienceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_that_the_server_is_away_and_goes_on_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var node = await StartAsync(server);
        var customers = node.GetRequiredService<ICustomerStore>();
        var upsert = new UpsertCustomer(customers, node.GetRequiredService<IGoldenRecordStore>(), node.GetRequiredService<IIdempotencyStore>(), TimeProvider.System);
        var kept = (await upsert.ExecuteAsync(new() { DisplayName = "Ana", IdempotencyKey = "1" }, Cancel)).Customer!;

        await server.StopAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => customers.GetAsync([kept.Id], Cancel));
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => customers.SaveAsync(new(kept with { Version = 2 }, null, [], null), Cancel));
        Assert.False(refused.IsOutcomeUnknown);
        Assert.False((await node.GetRequiredService<IStorageHealth>().CheckAsync(Cancel)).IsReady);

        await server.ResumeAsync();

        Assert.Equal([kept], await customers.GetAsync([kept.Id], Cancel));
        Assert.Equal(CustomerSaveResult.Saved, await customers.SaveAsync(new(kept with { Version = 2 }, null, [], null), Cancel));
        Assert.True((await node.GetRequiredService<IStorageHealth>().CheckAsync(Cancel)).IsReady);
    }

    [Fact]
    public async Task Connections_that_a_restart_has_closed_are_replaced_without_anybody_noticing()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var node = await StartAsync(server);
        var customers = node.GetRequiredService<ICustomerStore>();
        var upsert = new UpsertCustomer(customers, node.GetRequiredService<IGoldenRecordStore>(), node.GetRequiredService<IIdempotencyStore>(), TimeProvider.System);
        var ana = (await upsert.ExecuteAsync(new() { DisplayName = "Ana" }, Cancel)).Customer!;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => customers.GetAsync([ana.Id], Cancel))));

        await server.StopAsync();
        await server.ResumeAsync();

        Assert.Equal(CustomerSaveResult.Saved, await customers.SaveAsync(new(ana with { Version = 2 }, null, [], null), Cancel));
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(2, (await customers.GetAsync([ana.Id], Cancel))[0]!.Version);
        }
    }

    [Fact]
    public async Task A_connection_cut_while_it_commits_leaves_the_outcome_open_and_the_key_settles_it()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        var customers = storage.Get<ICustomerStore>();
        var upsert = new UpsertCustomer(customers, storage.Get<IGoldenRecordStore>(), storage.Get<IIdempotencyStore>(), TimeProvider.System);

        // A check at the moment of commit that ends its own connection: the commit is sent and never answered.
        await storage.ScalarAsync(
            """
            CREATE TABLE cut(armed boolean); INSERT INTO cut VALUES(true);
            CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF (SELECT armed FROM cut) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
              RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON customers DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut_off()
            """);
        var command = new UpsertCustomerCommand { DisplayName = "Ana", IdempotencyKey = "key" };

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => upsert.ExecuteAsync(command, Cancel));
        Assert.True(fault.IsOutcomeUnknown);
        await storage.ScalarAsync("UPDATE cut SET armed = false");
        await upsert.ExecuteAsync(command, Cancel);
        var repeat = await upsert.ExecuteAsync(command, Cancel);

        Assert.True(repeat.Replayed);
        Assert.Equal(1, await customers.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Waits_at_the_start_for_a_server_that_is_late()
    {
        await using var server = await PostgresServer.StartAsync();
        await server.StopAsync();
        var starting = StartAsync(server);

        await server.ResumeAsync();

        await using var node = await starting;
        Assert.Equal(0, await node.GetRequiredService<ICustomerStore>().CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        await using var node = Open("Host=127.0.0.1;Port=1;Database=crm;Username=crm", 0);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => node.InitializeStorageAsync(Cancel));

        Assert.True(node.GetRequiredService<CrmDatabase>().Faults.IsUnavailable(fault));
    }

    private static async Task<ServiceProvider> StartAsync(PostgresServer server)
    {
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "crm" };
        var node = Open(connection.ToString(), 600);
        await node.InitializeStorageAsync(Cancel);
        return node;
    }

    private static ServiceProvider Open(string connectionString, int patience) => new ServiceCollection()
        .AddEntityFrameworkStorage(options =>
        {
            options.Provider = "Postgres";
            options.ConnectionString = connectionString;
            options.StartupPatienceSeconds = patience;
        })
        .BuildServiceProvider();
}
