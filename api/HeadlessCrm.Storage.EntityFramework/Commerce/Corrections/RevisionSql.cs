namespace HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;

/// <summary>The statements that keep what transactions are, before they are corrected.</summary>
internal static class RevisionSql
{
    private const string Same =
        "kind, occurred_at, opened_at, closed_at, net, cost, quantity, labour_hours, currency, product_type, dealer_code, odometer_km, vin";

    private const string SameOfLine = "ordinal, product_type, quantity, net, cost, labour_hours";

    /// <summary>Keeps the transactions themselves.</summary>
    /// <param name="which">Which, such as <c>= $1</c>.</param>
    /// <param name="replacedAt">The placeholder of the time of the correction, in ticks.</param>
    /// <param name="reason">The placeholder of the reason, or <c>NULL</c>.</param>
    public static string Keep(string which, string replacedAt, string reason = "NULL") =>
        $"INSERT INTO transaction_revisions(transaction_id, number, posted_for_id, quote_id, {Same}, replaced_at, reason) " +
        "SELECT t.id, 1 + (SELECT COUNT(*) FROM transaction_revisions v WHERE v.transaction_id = t.id), COALESCE(t.posted_for_id, t.customer_id), " +
        "(SELECT q.id FROM quotes q WHERE q.transaction_id = t.id ORDER BY q.closed_at, q.id LIMIT 1), " +
        $"{Of("t", Same)}, {replacedAt}, {reason} FROM transactions t WHERE t.id {which}";

    /// <summary>Keeps the lines of those that have several; after <see cref="Keep"/>.</summary>
    public static string KeepLines(string which) =>
        $"INSERT INTO transaction_revision_lines(transaction_id, number, {SameOfLine}) " +
        $"SELECT l.transaction_id, (SELECT COUNT(*) FROM transaction_revisions v WHERE v.transaction_id = l.transaction_id), {Of("l", SameOfLine)} " +
        $"FROM transaction_lines l WHERE l.transaction_id {which}";

    private static string Of(string table, string columns) =>
        string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));
}
