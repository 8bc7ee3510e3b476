using System.Globalization;
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HeadlessCrm.Benchmarks.Lists;

/// <summary>
/// Fills tables with made-up rows, by what the model knows of their columns: whatever may be missing is, times and numbers are strewn,
/// texts differ, customers are any of those there are, and one row in ten is the first customer's.
/// </summary>
internal sealed class StoreFiller(CrmDatabase database)
{
    private const int RowsAtOnce = 100;
    private const int RowsPerCommit = 20_000;

    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly long Span = TimeSpan.FromDays(600).Ticks;

    private Guid[] customers = [];

    /// <summary>The customers, in the order of their ids.</summary>
    public IReadOnlyList<Guid> Customers => customers;

    /// <summary>Adds rows.</summary>
    /// <param name="row">What they are.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">What columns have, by the property's name, of the row of an index; others are made up.</param>
    public async Task FillAsync(Type row, int count, IReadOnlyDictionary<string, Func<int, object?>>? values = null)
    {
        await using var model = await database.CreateContextAsync(CancellationToken.None);
        var entity = model.Model.FindEntityType(row)!;
        var ids = Enumerable.Range(0, count).Select(i => Guid.CreateVersion7(From.AddSeconds(i))).ToArray();
        if (row == typeof(CustomerRow))
        {
            customers = ids;
        }

        IProperty[] columns = [.. entity.GetProperties().Where(column => !column.IsNullable || values?.ContainsKey(column.Name) == true)];
        for (var done = 0; done < count; done += RowsPerCommit)
        {
            var (first, last) = (done, Math.Min(done + RowsPerCommit, count));
            await database.WriteDerivedAsync(
                async (context, token) =>
                {
                    for (var next = first; next < last; next += RowsAtOnce)
                    {
                        var sql = Insert(entity, columns, next, Math.Min(next + RowsAtOnce, last), ids, values);
                        await context.ExecuteAsync(sql, database.Dialect, token);
                    }

                    return true;
                },
                CancellationToken.None);
        }
    }

    private SqlText Insert(
        IEntityType entity, IProperty[] columns, int first, int last, Guid[] ids, IReadOnlyDictionary<string, Func<int, object?>>? values)
    {
        var names = string.Join(", ", columns.Select(column => column.GetColumnName()));
        var sql = new SqlText().Append($"INSERT INTO {entity.GetTableName()}({names}) VALUES ");
        for (var i = first; i < last; i++)
        {
            sql.Append(i > first ? ", (" : "(");
            for (var j = 0; j < columns.Length; j++)
            {
                var value = values is not null && values.TryGetValue(columns[j].Name, out var make) ? make(i) : MadeUp(columns[j], i, ids);
                sql.Append(j > 0 ? ", " : string.Empty).Value(value switch
                {
                    Guid id => database.Dialect.Id(id),
                    DateTimeOffset time => time.UtcTicks,
                    int number => (long)number,
                    Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
                    _ => value,
                });
            }

            sql.Append(")");
        }

        return sql;
    }

    private object MadeUp(IProperty column, int i, Guid[] ids)
    {
        var strewn = Strewn(i, column.Name);
        var type = column.ClrType;
        return type switch
        {
            _ when column.IsPrimaryKey() && type == typeof(Guid) => ids[i],
            _ when type == typeof(Guid) => i % 10 == 0 ? customers[0] : customers[strewn % customers.Length],
            _ when type == typeof(DateTimeOffset) => From.UtcTicks + (strewn * (Span / int.MaxValue)),
            _ when type == typeof(string) => $"{column.Name} {strewn}",
            _ when type == typeof(bool) => false,
            _ when type == typeof(byte[]) => Array.Empty<byte>(),
            _ when type.IsEnum => 0L,
            _ => (long)(strewn % 1_000_000),
        };
    }

    private static int Strewn(int i, string name)
    {
        var hash = (uint)i * 2_654_435_761u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}
