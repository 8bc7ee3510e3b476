using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Keeps customers' statuses and the store's state in step with the transactions a batch writes.</summary>
internal sealed class PurchaseConsequences(Func<string, RawStatement> prepare)
{
    private readonly RawStatement promote = prepare(
        $"UPDATE customers SET status = {(int)CustomerStatus.Customer}, version = version + 1, updated_at = ?2 WHERE id = ?1 AND status <> {(int)CustomerStatus.Customer} RETURNING version");

    private readonly RawStatement settleCurrency = prepare(
        "UPDATE store_state SET reporting_currency = ?1 WHERE reporting_currency IS NULL");

    private readonly RawStatement markChanged = prepare("UPDATE store_state SET purchase_version = purchase_version + 1");

    /// <summary>Starts a batch: the first transaction of a store settles its reporting currency.</summary>
    public void Begin(string firstCurrency) => settleCurrency.Bind(1, firstCurrency).Run();

    public void MarkChanged() => markChanged.Run();

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
