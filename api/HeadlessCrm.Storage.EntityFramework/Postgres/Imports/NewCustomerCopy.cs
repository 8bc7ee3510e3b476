using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Writes new customers, each with its external reference.</summary>
internal static class NewCustomerCopy
{
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        string system,
        IReadOnlyCollection<NewCustomer> created,
        CancellationToken cancellationToken)
    {
        await BinaryCopy.WriteAsync(
            connection,
            "customers(id, kind, status, display_name, display_name_folded, given_name, family_name, company_name, version, created_at, updated_at, source_system)",
            created,
            (row, one) =>
            {
                row.Id(one.Customer.Id);
                row.Int((int)one.Customer.Kind);
                row.Int((int)one.Customer.Status);
                row.Text(one.Customer.DisplayName);
                row.Text(TextFolding.Fold(one.Customer.DisplayName));
                row.Text(one.Customer.GivenName);
                row.Text(one.Customer.FamilyName);
                row.Text(one.Customer.CompanyName);
                row.Int(one.Customer.Version);
                row.Long(one.Customer.CreatedAt.UtcTicks);
                row.Long(one.Customer.UpdatedAt.UtcTicks);
                row.Text(one.HasRecord ? null : system);
            },
            cancellationToken);
        await BinaryCopy.WriteAsync(
            connection,
            "customer_external_references(system, external_id, customer_id)",
            created,
            (row, one) =>
            {
                row.Text(system);
                row.Text(one.ExternalId);
                row.Id(one.Customer.Id);
            },
            cancellationToken);
    }
}

/// <summary>A customer not in the store yet.</summary>
/// <param name="ExternalId">Its key in the system that is imported from.</param>
/// <param name="Customer">The customer.</param>
/// <param name="HasRecord">Whether what the system says of it has a row of its own; else the customer's row tells it.</param>
internal sealed record NewCustomer(string ExternalId, Customer Customer, bool HasRecord = false);
