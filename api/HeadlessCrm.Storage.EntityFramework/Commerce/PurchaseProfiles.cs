using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>
/// Keeps purchase profiles equal to the transactions they sum up, inside the transaction that changes them
/// (see the decision "purchase profile kept in the write transaction until the feed").
/// </summary>
internal static class PurchaseProfiles
{
    /// <summary>
    /// Computes one customer's profile afresh; <c>{0}</c> is the placeholder of the customer's id. Summing again rather
    /// than adding keeps a profile right whatever happened to it before, and costs one search of the customer's index.
    /// </summary>
    public const string RecomputeSql =
        """
        UPDATE customer_purchase_profiles SET (transaction_count, total_spend, first_purchase_ticks, last_purchase_ticks) =
          (SELECT COUNT(*),
                  COALESCE(SUM(CASE WHEN t.currency = (SELECT reporting_currency FROM store_state) THEN t.net ELSE 0 END), 0),
                  COALESCE(MIN(t.occurred_at), 0), COALESCE(MAX(t.occurred_at), 0)
             FROM transactions t WHERE t.customer_id = {0} AND t.reversed_at IS NULL)
         WHERE customer_id = {0}
        """;

    /// <summary>Computes every profile afresh.</summary>
    public const string RecomputeAllSql =
        """
        UPDATE customer_purchase_profiles SET (transaction_count, total_spend, first_purchase_ticks, last_purchase_ticks) =
          (SELECT COUNT(*),
                  COALESCE(SUM(CASE WHEN t.currency = (SELECT reporting_currency FROM store_state) THEN t.net ELSE 0 END), 0),
                  COALESCE(MIN(t.occurred_at), 0), COALESCE(MAX(t.occurred_at), 0)
             FROM transactions t WHERE t.customer_id = customer_purchase_profiles.customer_id AND t.reversed_at IS NULL)
        """;

    /// <summary>
    /// After a change to one customer's transactions: settles the reporting currency if this was the store's first
    /// transaction, marks the store as changed, and computes the profile.
    /// </summary>
    public static async Task UpdateAsync(
        CrmDatabase database, CrmDbContext context, Guid customerId, string currency, CancellationToken cancellationToken)
    {
        await database.MarkPurchasesChangedAsync(context, customerId, currency, cancellationToken);
        await context.Database.ExecuteSqlRawAsync(RecomputeSql, [database.Dialect.Id(customerId)], cancellationToken);
    }
}
