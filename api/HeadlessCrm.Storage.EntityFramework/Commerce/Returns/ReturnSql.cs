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
        "WHERE rt.reversed_at IS NULL AND rt.currency = (SELECT reporting_currency FROM store_state) AND rt.customer_id = ";

    /// <summary>What closes <see cref="ReturnedSpendOf"/>.</summary>
    public const string End = "), 0)";
}
