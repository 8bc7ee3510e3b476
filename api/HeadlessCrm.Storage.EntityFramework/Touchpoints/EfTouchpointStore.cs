using HeadlessCrm.Domain.Touchpoints;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints;

internal sealed class EfTouchpointStore(CrmDatabase database) : ITouchpointStore
{
    public async Task<IReadOnlyList<Touchpoint?>> FindByCodesAsync(
        IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var found = await context.Touchpoints.AsNoTracking().Where(row => EF.Parameter(codes).Contains(row.Code))
            .ToDictionaryAsync(row => row.Code, StringComparer.Ordinal, cancellationToken);
        return [.. codes.Select(code => found.GetValueOrDefault(code)?.ToTouchpoint())];
    }

    public async Task<IReadOnlyList<Touchpoint>> GetAllAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateContextAsync(cancellationToken);
        var rows = await context.Touchpoints.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal).Select(row => row.ToTouchpoint())];
    }

    public Task<bool> SaveAsync(Touchpoint touchpoint, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var row = await context.Touchpoints.SingleOrDefaultAsync(found => found.Code == touchpoint.Code, token);
                if ((row?.Version ?? 0) != touchpoint.Version - 1)
                {
                    return false;
                }

                if (row is null)
                {
                    context.Add(row = new TouchpointRow { Code = touchpoint.Code });
                }

                row.Take(touchpoint);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);
}
