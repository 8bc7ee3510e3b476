using System.Data.Common;
using System.Globalization;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Demographics;

internal sealed class EfDemographicsStore(CrmDatabase database) : IDemographicsStore
{
    public async Task<IReadOnlyList<CustomerDemographics>> GetAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new CustomerDemographics[customerIds.Count];
        Array.Fill(found, CustomerDemographics.Empty);
        await database.ForEachParentAsync(
            customerIds,
            "d.sex, d.birth_date, d.marital_status, d.occupation, d.area, d.life_stage " +
            "FROM parents CROSS JOIN customer_demographics d WHERE d.customer_id = parents.id",
            (row, i) => found[i] = Read(row),
            cancellationToken);
        return found;
    }

    private static CustomerDemographics Read(DbDataReader row) => new(
        (Sex?)row.ReadIntOrNull(1),
        row.ReadTextOrNull(2) is { } born ? DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        (MaritalStatus?)row.ReadIntOrNull(3),
        row.ReadTextOrNull(4),
        AreaKey.Parse(row.ReadTextOrNull(5)),
        (LifeStage?)row.ReadIntOrNull(6));
}
