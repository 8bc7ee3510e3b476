using HeadlessCrm.Storage.EntityFramework.Sql;
using HeadlessCrm.Storage.Specification.Customers.Matching;

namespace HeadlessCrm.Storage.EntityFramework.Tests.Sqlite;

public sealed class SqliteMatchKeyStoreTests() : MatchKeyStoreSpecification(new SqliteStorageFactory())
{
    private CrmDatabase Database => Get<CrmDatabase>();

    protected override Task ExecuteAsync(string sql) => Database.WriteAsync(
        (context, token) => context.ExecuteAsync(new SqlText().Append(sql), Database.Dialect, token), conflict: 0, Cancel);

    protected override Task<long> ScalarAsync(string sql) => Database.Reader.ScalarAsync(new SqlText().Append(sql), Cancel);
}
