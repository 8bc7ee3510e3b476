using System.Data.Common;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Matching;

/// <summary>
/// The vehicles that customers own or owned, by the customer they were posted for: as the records of sources are, so that a merge and
/// an unmerge change nothing of what a record is matched on.
/// </summary>
internal sealed class OwnedVins
{
    public static readonly OwnedVins None = new();

    private readonly Dictionary<Guid, List<string>> byCustomer = [];

    /// <summary>The VINs of the customer that something was posted for, the newest first; empty: it has none.</summary>
    public IReadOnlyList<string> Of(Guid postedFor) => byCustomer.TryGetValue(postedFor, out var found) ? found : [];

    /// <summary>Selects, of some customers, what <see cref="Take"/> takes.</summary>
    public static SqlText Select(SqlDialect dialect, IReadOnlyList<Guid> customerIds)
    {
        var sql = new SqlText().Append("WITH RECURSIVE ");
        dialect.AppendParents(sql, customerIds);
        return sql.Append(" SELECT COALESCE(p.posted_for_id, p.customer_id), v.vin FROM parents CROSS JOIN vehicle_periods p ")
            .Append("CROSS JOIN vehicles v WHERE p.customer_id = parents.id AND p.role = ").Value((long)VehicleRole.Owner)
            .Append(" AND v.id = p.vehicle_id ORDER BY parents.i, COALESCE(p.since, 0) DESC, v.vin");
    }

    /// <summary>Takes a row.</summary>
    public void Take(DbDataReader row)
    {
        var postedFor = row.ReadId(0);
        if (!byCustomer.TryGetValue(postedFor, out var vins))
        {
            byCustomer.Add(postedFor, vins = []);
        }

        var vin = row.GetString(1);
        if (vins.Count < SourceMatching.MostVehicles && !vins.Contains(vin))
        {
            vins.Add(vin);
        }
    }
}
