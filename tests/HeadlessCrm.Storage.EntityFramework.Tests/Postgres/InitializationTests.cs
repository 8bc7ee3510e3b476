using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Postgres;

public sealed class InitializationTests
{
    [Fact]
    public async Task Four_nodes_create_the_same_database_at_once()
    {
        await using var database = await PostgresTestDatabase.NameAsync();
        ServiceProvider[] nodes =
        [
            .. Enumerable.Range(0, 4).Select(_ => PostgresStorage.Open(database.ConnectionString, TimeProvider.System)),
        ];

        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.InitializeStorageAsync())));

        Assert.Equal(1L, await database.ScalarAsync("SELECT COUNT(*) FROM store_state"));
        var cursor = nodes[0].GetRequiredService<CursorCodec>().Seal(new KeysetPosition(Guid.CreateVersion7(), default, null), default, 0);
        foreach (var node in nodes)
        {
            Assert.True(node.GetRequiredService<CursorCodec>().TryOpen(cursor, default, 0, "after", out _, out _));
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_model_has_no_change_without_a_migration()
    {
        await using var node = PostgresStorage.Open("Host=none", TimeProvider.System);
        await using var context = await node.GetRequiredService<CrmDatabase>().CreateContextAsync(TestContext.Current.CancellationToken);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_database_folds_every_letter_as_the_domain_does()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);

        var wrong = await storage.ScalarAsync(
            $"""
            SELECT COUNT(*) FROM unnest(ARRAY[{Quoted(text => text)}], ARRAY[{Quoted(TextFolding.Fold)}]) AS t(text, folded)
             WHERE crm_fold(text) <> folded COLLATE "C"
            """);

        Assert.Equal(0L, wrong);

        // Letters of the first planes, each beside an ASCII one, so that both ways of folding are gone through.
        static string Quoted(Func<string, string> change) => string.Join(
            ", ",
            Enumerable.Range('A', 0x1E000 - 'A').Where(System.Text.Rune.IsValid).Select(code => new System.Text.Rune(code))
                .Where(System.Text.Rune.IsLetter).Chunk(64)
                .Select(chunk => $"'{change("Q" + string.Concat(chunk))}'"));
    }

    [Fact]
    public async Task An_encoding_that_cannot_hold_every_text_is_refused()
    {
        await using var database = await PostgresTestDatabase.NameAsync();
        await using var other = await PostgresTestDatabase.CreateAsync();
        await other.ScalarAsync($"CREATE DATABASE {database.Name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
        await using var node = PostgresStorage.Open(database.ConnectionString, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<StorageSetupException>(() => node.InitializeStorageAsync());

        Assert.Contains("has the encoding SQL_ASCII; create it with ENCODING 'UTF8'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_healthy_database_says_so_and_one_without_a_store_does_not()
    {
        await using var storage = await PostgresStorageFactory.CreateStorageAsync(TimeProvider.System);
        await using var empty = await PostgresTestDatabase.CreateAsync();
        await using var node = PostgresStorage.Open(empty.ConnectionString, TimeProvider.System);

        Assert.True((await storage.Get<IStorageHealth>().CheckAsync(TestContext.Current.CancellationToken)).IsReady);
        Assert.False((await node.GetRequiredService<IStorageHealth>().CheckAsync(TestContext.Current.CancellationToken)).IsReady);
    }
}
