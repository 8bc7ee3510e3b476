using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

internal sealed class SqliteCustomerImportStore(SqliteDatabase database) : ICustomerImportStore
{
    public Task<IImport<ImportedCustomer>> OpenAsync(ImportContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IImport<ImportedCustomer>>(new SqliteCustomerImport(database, context));
    }
}
