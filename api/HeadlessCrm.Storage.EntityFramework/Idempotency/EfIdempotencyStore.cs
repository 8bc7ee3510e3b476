using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Idempotency;

internal sealed class EfIdempotencyStore(CrmDatabase database) : IIdempotencyStore
{
    public async Task<IdempotencyEntry?> FindAsync(string key, CancellationToken cancellationToken)
    {
        IdempotencyEntry? entry = null;
        var sql = new SqlText()
            .Append("SELECT key, operation, payload_hash, answer, recorded_at FROM idempotency_entries WHERE key = ").Value(key);
        await database.Reader.QueryAsync(
            sql,
            row => entry = new IdempotencyEntry(
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<byte[]>(3),
                row.ReadInstant(4)),
            cancellationToken);
        return entry;
    }
}
