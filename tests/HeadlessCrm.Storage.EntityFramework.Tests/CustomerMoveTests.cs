using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers.Merging;
using HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeadlessCrm.Storage.EntityFramework.Tests;

/// <summary>No table can be forgotten when customers are merged: it moves and is told of, or is named here with the reason.</summary>
public sealed class CustomerMoveTests
{
    private static readonly Dictionary<string, string> StayBehind = new(StringComparer.Ordinal)
    {
        ["contact_points.customer_id"] = "computed from the records of sources",
        ["customer_demographics.customer_id"] = "computed from the records of sources",
        ["customer_purchase_profiles.customer_id"] = "computed by a consumer of the feed",
        ["customer_purchase_profiles_rebuilt.customer_id"] = "computed by a consumer of the feed",
        ["customer_members.survivor_id"] = "which a merge and an unmerge write anew",
        ["feed_events.customer_id"] = "tells what was",
        ["feed_parked_events.customer_id"] = "tells what was",
        ["match_key_state.last_customer_id"] = "how far a round has come",
        ["transaction_revisions.customer_id"] = "has whom it was posted for only, which never changes",
        ["webhook_deliveries.customer_id"] = "tells what was",
    };

    [Fact]
    public async Task Every_column_that_names_a_customer_moves_or_is_known_not_to()
    {
        await using var storage = new SqliteStorage(TimeProvider.System);
        await storage.InitializeAsync();
        await using var context = await storage.Get<CrmDatabase>().CreateContextAsync(TestContext.Current.CancellationToken);
        var moved = CustomerMove.Columns.Select(column => $"{column.Table}.{column.Customer}").ToHashSet();

        var named = context.Model.GetEntityTypes().SelectMany(NamesOfCustomers).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.DoesNotContain(named, column => !moved.Contains(column) && !StayBehind.ContainsKey(column));
        Assert.DoesNotContain(moved, column => !named.Contains(column));
        Assert.DoesNotContain(StayBehind.Keys, column => !named.Contains(column) || moved.Contains(column));
    }

    [Fact]
    public void Every_kind_is_told_of_by_some_column()
    {
        var told = CustomerMove.Columns.Select(column => column.Kind).OfType<CustomerMergeMoveKind>().ToHashSet();

        Assert.Equal(Enum.GetValues<CustomerMergeMoveKind>(), told.Order());
        Assert.Equal(["match_records", "customer_merges"], CustomerMove.Columns.Where(column => column.Kind is null).Select(column => column.Table));
    }

    // By foreign key, by name, or because a column beside it says whom it was posted for.
    private static IEnumerable<string> NamesOfCustomers(IEntityType entity)
    {
        var table = entity.GetTableName()!;
        var columns = entity.GetProperties().Select(property => property.GetColumnName()).ToHashSet();
        var byKey = entity.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType == typeof(CustomerRow))
            .SelectMany(key => key.Properties).Select(property => property.GetColumnName());
        var byName = columns.Where(column => column.EndsWith("customer_id", StringComparison.Ordinal));
        var byPosting = columns.Where(column => column.EndsWith("posted_for_id", StringComparison.Ordinal))
            .Select(column => column == "posted_for_id" ? "customer_id" : column.Replace("_posted_for_id", "_id", StringComparison.Ordinal));
        return byKey.Concat(byName).Concat(byPosting).Select(column => $"{table}.{column}");
    }
}
