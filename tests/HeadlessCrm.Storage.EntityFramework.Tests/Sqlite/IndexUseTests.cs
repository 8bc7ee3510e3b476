using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using HeadlessCrm.Storage.EntityFramework.Sqlite;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;
using Microsoft.Data.Sqlite;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

/// <summary>No order of a list may make the database sort it, on the first page or deep inside.</summary>
public sealed class IndexUseTests
{
    [Theory]
    [MemberData(nameof(CustomerOrders))]
    public Task Customers_come_in_index_order(CustomerOrderField field, OrderDirection direction, bool isDeep) =>
        IsNotSortedAsync(CustomerSql.List, CustomerSql.SortOf, new OrderTerm<CustomerOrderField>(field, direction), isDeep);

    [Theory]
    [MemberData(nameof(TransactionOrders))]
    public Task Transactions_come_in_index_order(TransactionOrderField field, OrderDirection direction, bool isDeep) =>
        IsNotSortedAsync(
            TransactionSql.List, TransactionSql.SortOf, new OrderTerm<TransactionOrderField>(field, direction), isDeep);

    [Fact]
    public async Task Reading_the_feed_after_a_place_seeks_there()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        var feed = (SqliteFeedStore)storage.Get<IFeedStore>();
        foreach (var selection in new[] { FeedSelection.All, new FeedSelection([FeedEventType.TransactionRecorded], Guid.Empty) })
        {
            var plan = Explain(storage.ConnectionString, feed.WriteWindow(1_000_000, selection, 100));

            Assert.Contains(plan, step => step.StartsWith("SEARCH e USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN e", StringComparison.Ordinal));
        }
    }

    public static IEnumerable<TheoryDataRow<CustomerOrderField, OrderDirection, bool>> CustomerOrders() =>
        from field in Enum.GetValues<CustomerOrderField>()
        from direction in Enum.GetValues<OrderDirection>()
        from isDeep in new[] { false, true }
        select new TheoryDataRow<CustomerOrderField, OrderDirection, bool>(field, direction, isDeep);

    public static IEnumerable<TheoryDataRow<TransactionOrderField, OrderDirection, bool>> TransactionOrders() =>
        from field in Enum.GetValues<TransactionOrderField>()
        from direction in Enum.GetValues<OrderDirection>()
        from isDeep in new[] { false, true }
        select new TheoryDataRow<TransactionOrderField, OrderDirection, bool>(field, direction, isDeep);

    private static async Task IsNotSortedAsync<T, TField>(
        SqlList<T> list, Func<TField, SqlSort> sortOf, OrderTerm<TField> term, bool isDeep)
        where TField : struct, Enum
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        var key = sortOf(term.Field).Kind == SortKeyKind.Text ? SortKey.Of("m") : SortKey.Of(5);
        var request = new PageRequest<TField>
        {
            Order = [term],
            After = isDeep ? new KeysetPosition(Guid.CreateVersion7(), key, null) : null,
        };
        var pages = new PageSql<T, TField>(list, sortOf, new SqliteDialect(), storage.Get<CrmDatabase>().Reader, TimeProvider.System);

        var plan = Explain(storage.ConnectionString, pages.WritePage(request, pages.KeysetOf(request)));

        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        if (isDeep)
        {
            Assert.Contains(plan, step => step.StartsWith("SEARCH", StringComparison.Ordinal));
        }
    }

    private static List<string> Explain(string connectionString, SqlText sql)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the product's own.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
        for (var i = 0; i < sql.Parameters.Count; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", sql.Parameters[i]);
        }

        var steps = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    }
}
