using System.Text.Json;
using HeadlessCrm.Domain.Customers.Matching;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

internal sealed class EfMatchModelStore(CrmDatabase database) : IMatchModelStore
{
    public async Task<int> GetLatestVersionAsync(CancellationToken cancellationToken)
    {
        var version = 0;
        await database.Reader.QueryAsync(
            new Sql.SqlText().Append("SELECT COALESCE(MAX(version), 0) FROM match_models"),
            row => version = row.GetInt32(0),
            cancellationToken);
        return version;
    }

    public async Task<MatchModel?> FindAsync(int version, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var row = await context.Set<MatchModelRow>().AsNoTracking()
            .SingleOrDefaultAsync(found => found.Version == version, cancellationToken);
        return row is null ? null : JsonSerializer.Deserialize<MatchModel>(row.Content);
    }

    public Task<bool> AddAsync(MatchModel model, DateTimeOffset learnedAt, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            context.Add(new MatchModelRow
            {
                Version = model.Version,
                LearnedAt = learnedAt,
                Content = JsonSerializer.SerializeToUtf8Bytes(model),
            });
            await context.SaveChangesAsync(token);
            return true;
        },
        conflict: false,
        cancellationToken);
}
