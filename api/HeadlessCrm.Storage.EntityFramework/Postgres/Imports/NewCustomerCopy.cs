using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Writes new customers, each with its external reference and a purchase profile.</summary>
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
            "customers(id, kind, status, display_name, display_name_folded, given_name, family_name, company_name, version, created_at, updated_at)",
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
        await BinaryCopy.WriteAsync(
            connection,
            "customer_purchase_profiles(customer_id, transaction_count, total_spend, first_purchase_ticks, last_purchase_ticks)",
            created,
            (row, one) =>
            {
                row.Id(one.Customer.Id);
                row.Int(one.Count);
                row.Long(one.Spend);
                row.Long(one.FirstTicks);
                row.Long(one.LastTicks);
            },
            cancellationToken);
    }
}

/// <summary>A customer not in the store yet.</summary>
/// <param name="ExternalId">Its key in the system that is imported from.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Count">How many transactions it starts with.</param>
/// <param name="Spend">What they come to in the reporting currency, as stored.</param>
/// <param name="FirstTicks">When the first of them happened; 0: none.</param>
/// <param name="LastTicks">When the last of them happened; 0: none.</param>
internal sealed record NewCustomer(
    string ExternalId, Customer Customer, int Count = 0, long Spend = 0, long FirstTicks = 0, long LastTicks = 0);
