using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Organisation;

internal sealed class EfDealerStore(CrmDatabase database) : IDealerStore
{
    public async Task<IReadOnlyList<Dealer?>> FindByCodesAsync(
        IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var found = new Dealer?[codes.Count];
        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. codes.Select(code => (code, string.Empty))]);
        sql.Append(" SELECT wanted.i, d.code, d.name, d.city FROM wanted CROSS JOIN dealers d WHERE d.code = wanted.a");
        await database.Reader.QueryAsync(
            sql,
            row => found[row.GetInt32(0)] = new Dealer(row.GetString(1), row.GetString(2), row.ReadTextOrNull(3)),
            cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<Dealer>> GetAllAsync(CancellationToken cancellationToken)
    {
        var dealers = new List<Dealer>();
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT d.code, d.name, d.city FROM dealers d ORDER BY d.code"),
            row => dealers.Add(new Dealer(row.GetString(0), row.GetString(1), row.ReadTextOrNull(2))),
            cancellationToken);
        return dealers;
    }

    public Task SaveAsync(IReadOnlyList<Dealer> dealers, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                foreach (var dealer in dealers)
                {
                    if (await context.Dealers.FindAsync([dealer.Code], token) is { } row)
                    {
                        (row.Name, row.City) = (dealer.Name, dealer.City);
                    }
                    else
                    {
                        context.Add(new DealerRow { Code = dealer.Code, Name = dealer.Name, City = dealer.City });
                    }
                }

                await context.SaveChangesAsync(token);
            },
            cancellationToken);
}
