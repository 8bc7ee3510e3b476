using Npgsql;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>Compares the purchase profiles, which a consumer of the feed keeps, with the lines of the transactions they sum up.</summary>
internal static class ProfileCheck
{
    private const string Differing =
        """
        WITH nets AS (
            SELECT t.customer_id, t.currency, t.occurred_at, (SELECT SUM(l.net) FROM transaction_lines l WHERE l.transaction_id = t.id) AS net
              FROM transactions t WHERE t.reversed_at IS NULL),
        actual AS (
            SELECT c.id,
                   COUNT(n.occurred_at) AS transaction_count,
                   COALESCE(SUM(n.net) FILTER (WHERE n.currency = s.reporting_currency), 0) AS total_spend,
                   COALESCE(MIN(n.occurred_at), 0) AS first_purchase,
                   COALESCE(MAX(n.occurred_at), 0) AS last_purchase
              FROM customers c CROSS JOIN store_state s LEFT JOIN nets n ON n.customer_id = c.id
             GROUP BY c.id)
        SELECT COALESCE(a.id, p.customer_id)::text,
               COALESCE(a.transaction_count, 0)::bigint, COALESCE(p.transaction_count, 0)::bigint,
               COALESCE(a.total_spend, 0)::bigint, COALESCE(p.total_spend, 0)::bigint
          FROM actual a FULL JOIN customer_purchase_profiles p ON p.customer_id = a.id
         WHERE (a.transaction_count, a.total_spend, a.first_purchase, a.last_purchase)
               IS DISTINCT FROM (p.transaction_count::bigint, p.total_spend::numeric, p.first_purchase_ticks, p.last_purchase_ticks)
        """;

    /// <summary>The profiles that are not what their transactions come to.</summary>
    public static async Task<IReadOnlyList<DifferingProfile>> FindAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Differing, database);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<DifferingProfile>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add(new DifferingProfile(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)));
        }

        return found;
    }

    /// <summary>Notes them: one that counts too much has taken something in twice.</summary>
    public static void Note(IReadOnlyList<DifferingProfile> differing, Findings findings)
    {
        foreach (var profile in differing)
        {
            if (profile.KeptCount > profile.Count)
            {
                findings.Doubled($"in a purchase profile: {profile}");
            }
            else
            {
                findings.Missing($"in a purchase profile: {profile}");
            }
        }
    }
}

/// <summary>A profile that is not what its transactions come to.</summary>
/// <param name="CustomerId">Whose.</param>
/// <param name="Count">How many transactions there are.</param>
/// <param name="KeptCount">How many the profile says.</param>
/// <param name="Spend">What they sum up to, in ten-thousandths.</param>
/// <param name="KeptSpend">What the profile says.</param>
internal sealed record DifferingProfile(string CustomerId, long Count, long KeptCount, long Spend, long KeptSpend);
