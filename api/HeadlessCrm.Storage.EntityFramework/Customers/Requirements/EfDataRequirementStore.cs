using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Requirements;

internal sealed class EfDataRequirementStore(CrmDatabase database) : IDataRequirementStore
{
    public async Task<IReadOnlyList<DataRequirement>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Set<DataRequirementRow>().AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRequirement()).OrderBy(one => one.Field, StringComparer.Ordinal)];
    }

    public Task<bool> SaveAsync(
        DataRequirement requirement, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Save(DataRequirementRow.Of(requirement), requirement.Version, row => row.Version);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    public Task<bool> DeleteAsync(string field, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
                await context.Set<DataRequirementRow>().Where(row => row.Field == field).ExecuteDeleteAsync(token) > 0,
            conflict: false,
            cancellationToken);
}
