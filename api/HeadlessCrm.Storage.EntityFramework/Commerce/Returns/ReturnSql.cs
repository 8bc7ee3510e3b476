namespace HeadlessCrm.Storage.EntityFramework.Commerce.Returns;

/// <summary>How returns take part in what customers' transactions come to.</summary>
internal static class ReturnSql
{
    /// <summary>
    /// What was returned of a customer's standing transactions in the reporting currency, as one number; the customer's id follows,
    /// and a closing bracket.
    /// </summary>
    public const string ReturnedSpendOf =
        "COALESCE((SELECT SUM(r.net) FROM transactions rt JOIN transaction_returns r ON r.transaction_id = rt.id " +
        "WHERE rt.reversed_at IS NULL AND (rt.opened_at IS NULL OR rt.closed_at IS NOT NULL) AND rt.currency = (SELECT reporting_currency FROM store_state) AND rt.customer_id = ";

    /// <summary>
    /// What was returned of the transaction <c>t</c>. Where many customers are summed it is this that must be asked: during a first import
    /// transactions cannot be found by customer but by reading them all.
    /// </summary>
    public const string ReturnedOfTransaction =
        "COALESCE((SELECT SUM(r.net) FROM transaction_returns r WHERE r.transaction_id = t.id), 0)";

    /// <summary>What closes <see cref="ReturnedSpendOf"/>.</summary>
    public const string End = "), 0)";
}
