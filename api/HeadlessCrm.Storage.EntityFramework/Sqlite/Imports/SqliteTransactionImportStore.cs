using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

internal sealed class SqliteTransactionImportStore(SqliteDatabase database) : ITransactionImportStore
{
    public Task<IImport<ImportedTransaction>> OpenAsync(ImportContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IImport<ImportedTransaction>>(new SqliteTransactionImport(database, context));
    }
}
