namespace HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;

/// <summary>The statements that keep what transactions are, before they are corrected.</summary>
internal static class RevisionSql
{
    /// <summary>Keeps the transactions themselves.</summary>
    /// <param name="which">Which, such as <c>= $1</c>.</param>
    /// <param name="replacedAt">The placeholder of the time of the correction, in ticks.</param>
    /// <param name="reason">The placeholder of the reason, or <c>NULL</c>.</param>
    public static string Keep(string which, string replacedAt, string reason = "NULL") =>
        "INSERT INTO transaction_revisions(transaction_id, number, kind, occurred_at, net, cost, quantity, currency, product_type, dealer_code, odometer_km, vin, replaced_at, reason) " +
        "SELECT t.id, 1 + (SELECT COUNT(*) FROM transaction_revisions v WHERE v.transaction_id = t.id), t.kind, t.occurred_at, t.net, t.cost, t.quantity, t.currency, " +
        $"t.product_type, t.dealer_code, t.odometer_km, t.vin, {replacedAt}, {reason} FROM transactions t WHERE t.id {which}";

    /// <summary>Keeps the lines of those that have several; after <see cref="Keep"/>.</summary>
    public static string KeepLines(string which) =>
        "INSERT INTO transaction_revision_lines(transaction_id, number, ordinal, product_type, quantity, net, cost) " +
        "SELECT l.transaction_id, (SELECT COUNT(*) FROM transaction_revisions v WHERE v.transaction_id = l.transaction_id), l.ordinal, l.product_type, l.quantity, l.net, l.cost " +
        $"FROM transaction_lines l WHERE l.transaction_id {which}";
}
