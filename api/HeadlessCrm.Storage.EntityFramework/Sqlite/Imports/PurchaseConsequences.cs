using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>Keeps customers' statuses and the store's state in step with the transactions a batch writes.</summary>
internal sealed class PurchaseConsequences(Func<string, RawStatement> prepare)
{
    private readonly RawStatement promote = prepare(
        $"UPDATE customers SET status = {(int)CustomerStatus.Customer}, status_at = ?2, version = version + 1, updated_at = ?2 WHERE id = ?1 AND status <> {(int)CustomerStatus.Customer} RETURNING version");

    private readonly RawStatement promoteMember = prepare(
        $"UPDATE customer_members SET status = {(int)CustomerStatus.Customer}, status_at = ?2 WHERE id = ?1 AND (?3 OR status <> {(int)CustomerStatus.Customer})");

    // Whoever read the members before must look again.
    private readonly RawStatement touch = prepare("UPDATE customers SET version = version + 1 WHERE id = ?1");

    private readonly RawStatement settleCurrency = prepare(
        "UPDATE store_state SET reporting_currency = ?1 WHERE reporting_currency IS NULL");

    private readonly RawStatement markChanged = prepare("UPDATE store_state SET purchase_version = purchase_version + 1");

    /// <summary>Starts a batch: the first transaction of a store settles its reporting currency.</summary>
    public void Begin(string firstCurrency) => settleCurrency.Bind(1, firstCurrency).Run();

    public void MarkChanged() => markChanged.Run();

    /// <summary>
    /// Makes a prospect, or a customer held to be lost, a customer, and so the one the purchases were posted for; answers the
    /// new version, null: it was one.
    /// </summary>
    public long? Promote(TouchedCustomer customer, DateTimeOffset now)
    {
        long? version = null;
        promote.Bind(1, customer.Id).Bind(2, now.UtcTicks);
        if (promote.Read())
        {
            // All of the change is made before the first row comes.
            version = promote.Long(0);
            promote.Reset();
        }

        var isOfMember = promoteMember.Bind(1, customer.PostedFor).Bind(2, now.UtcTicks).Bind(3, version is null ? 0 : 1).Run() > 0;
        if (isOfMember && version is null)
        {
            touch.Bind(1, customer.Id).Run();
        }

        return version;
    }
}
