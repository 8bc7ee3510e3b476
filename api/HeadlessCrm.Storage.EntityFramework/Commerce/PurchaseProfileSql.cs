namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>How the figures of a purchase profile are computed from transactions.</summary>
internal static class PurchaseProfileSql
{
    /// <summary>
    /// How many, the spend in the reporting currency less what was returned, the first and the last, of standing transactions <c>t</c> of
    /// which there may be none, beside the state of the store <c>s</c>. Returns are asked of each transaction: during a first import
    /// transactions cannot be found by customer but by reading them all.
    /// </summary>
    public const string Figures =
        "COUNT(t.id), CAST(COALESCE(SUM(CASE WHEN t.currency = s.reporting_currency THEN t.net - " +
        "COALESCE((SELECT SUM(r.net) FROM transaction_returns r WHERE r.transaction_id = t.id), 0) ELSE 0 END), 0) AS bigint), " +
        "COALESCE(MIN(t.occurred_at), 0), COALESCE(MAX(t.occurred_at), 0)";
}
