using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

internal sealed class PostgresCustomerImportStore(PostgresDatabase database) : ICustomerImportStore
{
    public async Task<IImport<ImportedCustomer>> OpenAsync(ImportContext context, CancellationToken cancellationToken) => new PostgresCustomerImport(
            database, await database.OpenForImportAsync(cancellationToken), context);
}
