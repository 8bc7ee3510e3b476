using System.Data.Common;
using System.Text.Json;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;

internal sealed class EfServicePlanStore(CrmDatabase database) : IServicePlanStore
{
    private const string Columns =
        "s.id, s.code, s.name, s.make, s.model, s.from_model_year, s.to_model_year, s.services, s.version";

    private static readonly SqlList<ServicePlan> List = new(
        "service_plans",
        "s",
        Columns,
        9,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["code"] = new(FieldType.Text, "{0}.code"),
                ["make"] = new(FieldType.Text, "{0}.make", IsNullable: true),
                ["model"] = new(FieldType.Text, "{0}.model", IsNullable: true),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        plan => plan.Id);

    private readonly PageSql<ServicePlan, ServicePlanOrderField> pages =
        new(List, _ => new SqlSort("s.code", SortKeyKind.Text), database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<ServicePlan>> GetAllAsync(CancellationToken cancellationToken)
    {
        var found = new List<ServicePlan>();
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT ").Append(Columns).Append(" FROM service_plans s"),
            row => found.Add(Read(row, 0)),
            cancellationToken);
        return found;
    }

    public async Task<ServicePlan?> FindAsync(string code, CancellationToken cancellationToken)
    {
        ServicePlan? found = null;
        await database.Reader.QueryAsync(
            new SqlText().Append("SELECT ").Append(Columns).Append(" FROM service_plans s WHERE s.code = ").Value(code),
            row => found = Read(row, 0),
            cancellationToken);
        return found;
    }

    public Task<Slice<ServicePlan>> PageAsync(
        PageRequest<ServicePlanOrderField> request, CancellationToken cancellationToken) => pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) => pages.CountAsync(where, cancellationToken);

    public Task<bool> SaveAsync(ServicePlan plan, IdempotencyEntry? idempotency, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                context.Save(ServicePlanRow.Of(plan), plan.Version, row => row.Version);
                context.Keep(idempotency);
                await context.SaveChangesAsync(token);
                return true;
            },
            conflict: false,
            cancellationToken);

    private static ServicePlan Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        Code = row.GetString(ordinal + 1),
        Name = row.GetString(ordinal + 2),
        Make = row.ReadTextOrNull(ordinal + 3),
        Model = row.ReadTextOrNull(ordinal + 4),
        FromModelYear = row.ReadIntOrNull(ordinal + 5),
        ToModelYear = row.ReadIntOrNull(ordinal + 6),
        Services = JsonSerializer.Deserialize<PlannedService[]>(row.GetString(ordinal + 7))!,
        Version = row.GetInt32(ordinal + 8),
    };
}
