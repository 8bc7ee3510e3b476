using HeadlessCrm.Domain.Customers.Matching;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

internal sealed class EfMatchRunStore(CrmDatabase database) : IMatchRunStore
{
    private const string GivenUp = "It was not heard of any more.";

    public async Task<IReadOnlyList<MatchRun?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.Set<MatchRunRow>().AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.ToRun())];
    }

    public async Task<IReadOnlyList<MatchRun>> ListAsync(int count, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Set<MatchRunRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(count)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRun())];
    }

    public Task<MatchRun?> StartAsync(MatchRun run, CancellationToken cancellationToken) => database.WriteAsync<MatchRun?>(
        async (context, token) =>
        {
            await database.LockStoreAsync(context, token);
            var running = await context.Set<MatchRunRow>().Where(row => row.State == MatchRunState.Running).ToListAsync(token);
            foreach (var row in running)
            {
                if (row.UpdatedAt > run.StartedAt - MatchRun.Patience)
                {
                    return row.ToRun();
                }

                (row.State, row.Fault) = (MatchRunState.Failed, GivenUp);
            }

            context.Add(MatchRunRow.Of(run));
            await context.SaveChangesAsync(token);
            return null;
        },
        conflict: null,
        cancellationToken);

    public Task<bool> UpdateAsync(MatchRun run, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var row = await context.Set<MatchRunRow>()
                .SingleOrDefaultAsync(found => found.Id == run.Id && found.State == MatchRunState.Running, token);
            if (row is null)
            {
                return false;
            }

            context.Entry(row).CurrentValues.SetValues(MatchRunRow.Of(run));
            await context.SaveChangesAsync(token);
            return true;
        },
        conflict: false,
        cancellationToken);
}
