using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Keeps purchase profiles and the store's state in step with the transactions a batch writes.</summary>
internal sealed class PurchaseProfileWriter(Func<string, RawStatement> prepare)
{
    private readonly RawStatement add = prepare(
        """
        INSERT INTO customer_purchase_profiles(customer_id, transaction_count, total_spend, first_purchase_ticks, last_purchase_ticks)
        VALUES(?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(customer_id) DO UPDATE SET
          transaction_count = transaction_count + excluded.transaction_count,
          total_spend = total_spend + excluded.total_spend,
          first_purchase_ticks = CASE WHEN first_purchase_ticks = 0 THEN excluded.first_purchase_ticks
                                      ELSE min(first_purchase_ticks, excluded.first_purchase_ticks) END,
          last_purchase_ticks = max(last_purchase_ticks, excluded.last_purchase_ticks)
        """);

    private readonly RawStatement recompute = prepare(
        PurchaseProfiles.RecomputeSql.Replace("{0}", "?1", StringComparison.Ordinal));

    private readonly RawStatement promote = prepare(
        $"UPDATE customers SET status = {(int)CustomerStatus.Customer}, version = version + 1, updated_at = ?2 WHERE id = ?1 AND status <> {(int)CustomerStatus.Customer} RETURNING version");

    private readonly RawStatement settleCurrency = prepare(
        "UPDATE store_state SET reporting_currency = ?1 WHERE reporting_currency IS NULL");

    private readonly RawStatement readCurrency = prepare("SELECT reporting_currency FROM store_state");

    private readonly RawStatement markChanged = prepare("UPDATE store_state SET purchase_version = purchase_version + 1");

    private readonly HashSet<Guid> recomputed = [];
    private string reportingCurrency = string.Empty;

    /// <summary>Starts a batch: the first transaction of a store settles its reporting currency.</summary>
    public void Begin(string firstCurrency)
    {
        recomputed.Clear();
        settleCurrency.Bind(1, firstCurrency).Run();
        readCurrency.Read();
        reportingCurrency = readCurrency.Text(0);
        readCurrency.Reset();
    }

    public bool IsReported(string currency) => currency == reportingCurrency;

    public void MarkChanged() => markChanged.Run();

    public void MarkForRecomputing(Guid customerId) => recomputed.Add(customerId);

    /// <summary>Adds a batch's new transactions to a customer's profile; makes the profile when there is none.</summary>
    public void Add(TouchedCustomer customer) => add
        .Bind(1, customer.Id)
        .Bind(2, customer.Count)
        .Bind(3, customer.Spend)
        .Bind(4, customer.FirstTicks)
        .Bind(5, customer.LastTicks)
        .Run();

    /// <summary>Computes the marked profiles afresh; call after every addition.</summary>
    public void Recompute()
    {
        foreach (var customerId in recomputed)
        {
            recompute.Bind(1, customerId).Run();
        }
    }

    /// <summary>Makes a prospect, or a customer held to be lost, a customer; answers the new version, null: it was one.</summary>
    public long? Promote(Guid customerId, DateTimeOffset now)
    {
        promote.Bind(1, customerId).Bind(2, now.UtcTicks);
        if (!promote.Read())
        {
            return null;
        }

        // All of the change is made before the first row comes.
        var version = promote.Long(0);
        promote.Reset();
        return version;
    }
}
