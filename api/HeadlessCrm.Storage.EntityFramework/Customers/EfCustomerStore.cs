using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Customers;

internal sealed class EfCustomerStore(CrmDatabase database) : ICustomerStore
{
    private readonly PageSql<Customer, CustomerOrderField> pages =
        new(CustomerSql.List, CustomerSql.SortOf, database.Dialect, database.Reader, database.Clock);

    public async Task<IReadOnlyList<Customer?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Customer?[ids.Count];
        if (ids.Count == 1)
        {
            var id = database.Dialect.Id(ids[0]);
            var one = new SqlText().Append($"SELECT {CustomerSql.Columns} FROM customers c WHERE c.id = ").Value(id)
                .Append($" UNION ALL SELECT {CustomerSql.Columns} FROM customer_members m CROSS JOIN customers c WHERE m.id = ").Value(id)
                .Append(" AND m.survivor_id <> m.id AND c.id = m.survivor_id");
            await database.Reader.QueryAsync(one, row => found[0] = CustomerSql.Read(row, 0), cancellationToken);
            return found;
        }

        await ForEachAsync(
            ids,
            CustomerSql.OfParents(CustomerSql.Columns),
            (row, i) => found[i] = CustomerSql.Read(row, 1),
            cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<Customer?>> FindByExternalReferencesAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken)
    {
        var found = new Customer?[references.Count];
        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. references.Select(reference => (reference.System, reference.Id))]);
        sql.Append(" SELECT wanted.i, ").Append(CustomerSql.Columns)
            .Append(" FROM wanted CROSS JOIN customer_external_references r CROSS JOIN customers c ")
            .Append("WHERE r.system = wanted.a AND r.external_id = wanted.b AND c.id = r.customer_id");
        await database.Reader.QueryAsync(
            sql, row => found[row.GetInt32(0)] = CustomerSql.Read(row, 1), cancellationToken);
        return found;
    }

    public async Task<IReadOnlyList<Guid?>> FindPostedForAsync(
        IReadOnlyList<ExternalReference> references, CancellationToken cancellationToken)
    {
        var found = new Guid?[references.Count];
        var sql = new SqlText().Append("WITH ");
        database.Dialect.AppendPairs(sql, [.. references.Select(reference => (reference.System, reference.Id))]);
        sql.Append(" SELECT wanted.i, COALESCE(r.posted_for_id, r.customer_id) FROM wanted CROSS JOIN customer_external_references r ")
            .Append("WHERE r.system = wanted.a AND r.external_id = wanted.b");
        await database.Reader.QueryAsync(sql, row => found[row.GetInt32(0)] = row.ReadId(1), cancellationToken);
        return found;
    }

    public Task<Slice<Customer>> PageAsync(
        PageRequest<CustomerOrderField> request, CancellationToken cancellationToken) =>
        pages.PageAsync(request, cancellationToken);

    public Task<int> CountAsync(Filter? where, CancellationToken cancellationToken) =>
        pages.CountAsync(where, cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<ContactPoint>>> GetContactPointsAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<ContactPoint>(customerIds.Count);
        await ForEachAsync(
            customerIds,
            "k.channel, k.value, k.verified_at, k.is_preferred FROM parents CROSS JOIN contact_points k WHERE k.customer_id = parents.id ORDER BY parents.i, k.ordinal",
            (row, i) => found.Add(i, ReadContactPoint(row, 1)),
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<IReadOnlyList<ExternalReference>>> GetExternalReferencesAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new Grouped<ExternalReference>(customerIds.Count);
        await ForEachAsync(
            customerIds,
            "r.system, r.external_id FROM parents CROSS JOIN customer_external_references r WHERE r.customer_id = parents.id ORDER BY parents.i, r.system, r.external_id",
            (row, i) => found.Add(i, new ExternalReference(row.GetString(1), row.GetString(2))),
            cancellationToken);
        return found.Lists;
    }

    public async Task<IReadOnlyList<CustomerPurchaseProfile>> GetPurchaseProfilesAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken)
    {
        var found = new CustomerPurchaseProfile[customerIds.Count];
        Array.Fill(found, CustomerPurchaseProfile.Empty);
        await ForEachAsync(
            customerIds,
            "p.transaction_count, p.total_spend, p.first_purchase_ticks, p.last_purchase_ticks FROM parents CROSS JOIN customer_purchase_profiles p WHERE p.customer_id = parents.id",
            (row, i) => found[i] = new CustomerPurchaseProfile(
                row.GetInt32(1), FixedPoint.Amount(row.GetInt64(2)), row.ReadInstantOrZero(3), row.ReadInstantOrZero(4)),
            cancellationToken);
        return found;
    }

    public Task<CustomerSaveResult> SaveAsync(CustomerChange change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                await database.LockCustomerAsync(context, change.Customer.Id, token);
                await context.WriteCustomerAsync(database, change, token);
                return CustomerSaveResult.Saved;
            },
            CustomerSaveResult.Conflict,
            cancellationToken);

    internal static ContactPoint ReadContactPoint(DbDataReader row, int ordinal) => new(
        (Channel)row.GetInt32(ordinal), row.GetString(ordinal + 1), row.ReadInstantOrNull(ordinal + 2), row.GetBoolean(ordinal + 3));

    private Task ForEachAsync(
        IReadOnlyList<Guid> ids, string select, Action<DbDataReader, int> read, CancellationToken cancellationToken) =>
        database.ForEachParentAsync(ids, select, read, cancellationToken);
}
