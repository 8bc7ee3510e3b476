using HeadlessCrm.Storage.EntityFramework.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>
/// The model on PostgreSQL. Ids are <c>uuid</c>, which sorts by its bytes; instants are ticks in a <c>bigint</c>; texts are in
/// the collation "C", which is code point order whatever locale the server was installed with.
/// </summary>
internal sealed class PostgresCrmDbContext(DbContextOptions<PostgresCrmDbContext> options) : CrmDbContext(options)
{
    /// <summary>The collation of every text.</summary>
    public const string CodePointOrder = "C";

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<string>().UseCollation(CodePointOrder);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PurchaseVersionRow.Configure(modelBuilder.Entity<PurchaseVersionRow>());
        base.OnModelCreating(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            AddKeyToIndexes(entity);
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureFeed(EntityTypeBuilder<FeedEventRow> entity)
    {
        entity.ToTable("feed_events");
        entity.HasKey(row => new { row.TransactionNumber, row.Sequence });
        entity.Property(row => row.TransactionNumber).HasDefaultValueSql("(pg_current_xact_id()::text)::bigint");
        entity.Property(row => row.Sequence).UseIdentityAlwaysColumn();
    }

    // SQLite's tables lie in the order of their key, so its indexes end with the key by themselves. Here they must say so:
    // lists are ordered by a column and then by id, and only an index with both lets a page be found without sorting.
    private static void AddKeyToIndexes(IMutableEntityType entity)
    {
        var key = entity.FindPrimaryKey()!.Properties;
        foreach (var index in entity.GetIndexes().Where(index => !index.IsUnique).ToArray())
        {
            IMutableProperty[] columns = [.. index.Properties, .. key.Where(property => !index.Properties.Contains(property))];
            if (columns.Length == index.Properties.Count)
            {
                continue;
            }

            var name = index.GetDatabaseName();
            entity.AddIndex(columns).SetDatabaseName(name);
            if (entity.FindIndex(index.Properties) is not null)
            {
                entity.RemoveIndex(index);
            }
        }
    }
}
