using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

internal sealed class PostgresTransactionImportStore(PostgresDatabase database) : ITransactionImportStore
{
    public async Task<IImport<ImportedTransaction>> OpenAsync(ImportContext context, CancellationToken cancellationToken) => new PostgresTransactionImport(
            database, await database.OpenForImportAsync(cancellationToken), context);
}
