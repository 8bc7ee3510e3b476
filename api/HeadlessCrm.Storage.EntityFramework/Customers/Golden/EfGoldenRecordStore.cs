using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

internal sealed class EfGoldenRecordStore(CrmDatabase database) : IGoldenRecordStore
{
    public async Task<IReadOnlyList<GoldenSources?>> GetAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var loading = new GoldenLoading(customerIds, database.Dialect);
        foreach (var (sql, take) in loading.Statements())
        {
            await database.Reader.QueryAsync(sql, take, cancellationToken);
        }

        return loading.Build();
    }
}
