using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers.Golden;

/// <summary>
/// Reads the sources of many customers in a few statements. Whoever runs them, on whatever connection, runs one to its end
/// before taking the next, which may depend on it.
/// </summary>
internal sealed class GoldenLoading(IReadOnlyList<Guid> ids, SqlDialect dialect)
{
    private const string Columns = CustomerSql.Columns + ", c.status_at, c.source_system";

    private readonly Guid?[] survivors = new Guid?[ids.Count];
    private readonly Dictionary<Guid, Found> found = [];

    /// <summary>The statements, each with what takes its rows.</summary>
    public IEnumerable<(SqlText Sql, Action<DbDataReader> Take)> Statements()
    {
        if (ids.Count == 0)
        {
            yield break;
        }

        yield return (
            Of(ids).Append(CustomerSql.OfParents(Columns)),
            TakeCustomer);
        Guid[] customers = [.. found.Keys];
        if (customers.Length == 0)
        {
            yield break;
        }

        yield return (
            Of(customers).Append(
                "m.id, m.merged_into_id, m.status, m.status_at, m.created_at, m.display_name FROM parents CROSS JOIN customer_members m WHERE m.survivor_id = parents.id ORDER BY parents.i, m.id"),
            row => Customer(customers, row).Members.Add(new CustomerMember(
                row.ReadId(1),
                row.ReadIdOrNull(2),
                (CustomerStatus)row.GetInt32(3),
                row.ReadInstantOrNull(4),
                row.ReadInstant(5),
                row.GetString(6))));
        yield return (
            Of(customers).Append(
                "s.system, s.external_id, s.posted_for_id, s.received_at, s.content FROM parents CROSS JOIN source_records s WHERE s.customer_id = parents.id ORDER BY parents.i, s.system, s.external_id"),
            row => Customer(customers, row).Records.Add(ReadRecord(row)));
        yield return (
            Of(customers).Append(
                "r.system, r.external_id, COALESCE(r.posted_for_id, r.customer_id) FROM parents CROSS JOIN customer_external_references r WHERE r.customer_id = parents.id ORDER BY parents.i, r.system, r.external_id"),
            row => Customer(customers, row).References.Add(
                new PostedReference(new ExternalReference(row.GetString(1), row.GetString(2)), row.ReadId(3))));
        Guid[] compact = [.. found.Values.Where(one => one.Records.Count == 0).Select(one => one.Customer.Id)];
        if (compact.Length > 0)
        {
            yield return (
                Of(compact).Append(
                    "k.channel, k.value, k.verified_at, k.is_preferred FROM parents CROSS JOIN contact_points k WHERE k.customer_id = parents.id ORDER BY parents.i, k.ordinal"),
                row => Customer(compact, row).Points.Add(EfCustomerStore.ReadContactPoint(row, 1)));
        }
    }

    /// <summary>What was read, in the order asked; null where there is no such customer.</summary>
    public IReadOnlyList<GoldenSources?> Build()
    {
        var built = found.ToDictionary(one => one.Key, one => one.Value.Build());
        return Array.ConvertAll(survivors, id => id is { } survivor ? built[survivor] : null);
    }

    private SqlText Of(IReadOnlyList<Guid> parents)
    {
        var sql = new SqlText().Append("WITH RECURSIVE ");
        dialect.AppendParents(sql, parents);
        return sql.Append(" SELECT parents.i, ");
    }

    private void TakeCustomer(DbDataReader row)
    {
        var customer = CustomerSql.Read(row, 1);
        survivors[row.GetInt32(0)] = customer.Id;
        found.TryAdd(customer.Id, new Found(customer, row.ReadInstantOrNull(11), row.ReadTextOrNull(12)));
    }

    private Found Customer(Guid[] parents, DbDataReader row) => found[parents[row.GetInt32(0)]];

    private static SourceRecord ReadRecord(DbDataReader row)
    {
        var (values, contacts) = SourceRecordJson.Read(row.GetFieldValue<byte[]>(5));
        return new SourceRecord
        {
            System = row.GetString(1),
            ExternalId = row.GetString(2),
            PostedFor = row.ReadId(3),
            ReceivedAt = row.ReadInstant(4),
            Values = values,
            Contacts = contacts,
        };
    }

    private sealed record Found(Customer Customer, DateTimeOffset? StatusAt, string? SourceSystem)
    {
        public List<CustomerMember> Members { get; } = [];

        public List<SourceRecord> Records { get; } = [];

        public List<PostedReference> References { get; } = [];

        public List<ContactPoint> Points { get; } = [];

        public GoldenSources Build()
        {
            var isCompact = Records.Count == 0;
            return new GoldenSources(
                Customer,
                Members.Count > 0
                    ? Members
                    : [new CustomerMember(Customer.Id, null, Customer.Status, StatusAt, Customer.CreatedAt, Customer.DisplayName)],
                isCompact ? [GoldenSources.Expand(Customer, SourceSystem, References, Points)] : Records,
                References,
                isCompact);
        }
    }
}
