using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>
/// Writes new customers with their external reference. The customer's row is at the same time the record of the system it
/// comes from, as long as nobody says anything else of it.
/// </summary>
internal sealed class NewCustomers(RawStatement customer, RawStatement reference)
{
    public const string CustomerSql =
        "INSERT INTO customers(id, kind, status, display_name, display_name_folded, given_name, family_name, company_name, version, created_at, updated_at, source_system) " +
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

    public const string ReferenceSql =
        "INSERT INTO customer_external_references(system, external_id, customer_id) VALUES(?1, ?2, ?3)";

    /// <summary>Writes a customer.</summary>
    /// <param name="created">The customer.</param>
    /// <param name="told">The system whose record the row is; null: the record has a row of its own.</param>
    /// <param name="system">The system of its key.</param>
    /// <param name="externalId">Its key there.</param>
    public void Write(Customer created, string? told, string system, string externalId)
    {
        customer
            .Bind(1, created.Id)
            .Bind(2, (long)created.Kind)
            .Bind(3, (long)created.Status)
            .Bind(4, created.DisplayName)
            .Bind(5, TextFolding.Fold(created.DisplayName))
            .Bind(6, created.GivenName)
            .Bind(7, created.FamilyName)
            .Bind(8, created.CompanyName)
            .Bind(9, created.Version)
            .Bind(10, created.CreatedAt.UtcTicks)
            .Bind(11, created.UpdatedAt.UtcTicks)
            .Bind(12, told)
            .Run();
        reference.Bind(1, system).Bind(2, externalId).Bind(3, created.Id).Run();
    }
}
