using HeadlessCrm.Chaos.Tests.Writers;
using Npgsql;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>
/// Compares acknowledged mutations with what is in the database and in the feed: each must be there once. Every mutation
/// writes its key into what it makes, in a column that nothing keeps unique, so that a doubled effect would be seen.
/// </summary>
internal sealed class EffectCheck(IReadOnlyList<AcknowledgedMutation> acknowledged, Findings findings)
{
    private static readonly Dictionary<MutationKind, string> EventTypes = new()
    {
        [MutationKind.CustomerUpsert] = "CUSTOMER_CHANGED",
        [MutationKind.TransactionRecord] = "TRANSACTION_RECORDED",
        [MutationKind.TransactionReverse] = "TRANSACTION_REVERSED",
        [MutationKind.InteractionRecord] = "INTERACTION_RECORDED",
    };

    /// <summary>Counts in the tables.</summary>
    public async Task CheckTablesAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        await CheckKeysAsync(database, "SELECT key FROM idempotency_entries", "idempotency entry", _ => true, cancellationToken);
        await CheckKeysAsync(
            database,
            "SELECT l.product_type FROM transaction_lines l JOIN transactions t ON t.id = l.transaction_id WHERE l.product_type <> 'accessories'",
            "transaction",
            done => done.Mutation.Kind == MutationKind.TransactionRecord,
            cancellationToken);
        await CheckKeysAsync(
            database,
            "SELECT external_id FROM transactions WHERE external_system = 'chaos'",
            "external reference of a transaction",
            done => done.Mutation.Kind == MutationKind.TransactionRecord && done.Mutation.Input.ContainsKey("externalRef"),
            cancellationToken);
        await CheckKeysAsync(
            database,
            "SELECT reversal_reason FROM transactions WHERE reversed_at IS NOT NULL",
            "reversal",
            done => done.Mutation.Kind == MutationKind.TransactionReverse,
            cancellationToken);
        await CheckKeysAsync(
            database,
            "SELECT reason FROM interactions",
            "interaction",
            done => done.Mutation.Kind == MutationKind.InteractionRecord,
            cancellationToken);
        await CheckKeysAsync(
            database,
            "SELECT external_id FROM customer_external_references WHERE system = 'chaos'",
            "customer",
            done => done.Mutation.Kind == MutationKind.CustomerUpsert && done.Mutation.CustomerId is null,
            cancellationToken);
        await CheckVersionsAsync(database, cancellationToken);
    }

    /// <summary>Counts in the feed: each mutation has one event, and there are no others.</summary>
    public void CheckFeed(IReadOnlyList<CommittedEvent> log)
    {
        var expected = acknowledged.Select(SubjectOf).ToHashSet(StringComparer.Ordinal);
        var told = log.GroupBy(happened => happened.Subject).ToDictionary(group => group.Key, group => group.Count());
        foreach (var done in acknowledged.Where(done => !told.ContainsKey(SubjectOf(done))))
        {
            findings.Missing($"the event of {Describe(done)}");
        }

        foreach (var (subject, count) in told)
        {
            if (!expected.Contains(subject) || count > 1)
            {
                findings.Doubled($"{count} times in the feed: {subject}", expected.Contains(subject) ? count - 1 : count);
            }
        }
    }

    /// <summary>
    /// What was answered before another mutation of the same customer was sent comes before it in the feed; and the versions
    /// of a customer rise one by one.
    /// </summary>
    public void CheckOrder(IReadOnlyList<CommittedEvent> log)
    {
        var indexes = log.GroupBy(happened => happened.Subject).ToDictionary(group => group.Key, group => group.First().Index);
        foreach (var ofCustomer in acknowledged.Where(done => indexes.ContainsKey(SubjectOf(done))).GroupBy(done => done.CustomerId))
        {
            var answered = ofCustomer.OrderBy(done => done.AnsweredAt).ToList();
            var next = 0;
            AcknowledgedMutation? latest = null;
            foreach (var done in ofCustomer.OrderBy(done => done.SentAt))
            {
                for (; answered[next].AnsweredAt < done.SentAt; next++)
                {
                    latest = latest is null || indexes[SubjectOf(answered[next])] > indexes[SubjectOf(latest)] ? answered[next] : latest;
                }

                if (latest is not null && indexes[SubjectOf(latest)] > indexes[SubjectOf(done)])
                {
                    findings.OutOfOrder($"in the feed {Describe(done)} comes before {Describe(latest)}, which was acknowledged before it was sent");
                }
            }
        }

        foreach (var ofCustomer in log.Where(happened => happened.Version is not null).GroupBy(happened => happened.CustomerId))
        {
            var version = 0;
            foreach (var happened in ofCustomer)
            {
                if (happened.Version != ++version)
                {
                    findings.OutOfOrder($"in the feed {happened.CustomerId} has version {happened.Version} where {version} is due");
                    break;
                }
            }
        }
    }

    private static string SubjectOf(AcknowledgedMutation done) =>
        CommittedEvent.SubjectOf(EventTypes[done.Mutation.Kind], done.EntityId, done.Version);

    private static string Describe(AcknowledgedMutation done) =>
        $"{done.Mutation.Kind} {done.Mutation.Key} ({done.EntityId}, {done.Attempts} attempts)";

    private async Task CheckKeysAsync(
        NpgsqlConnection database,
        string sql,
        string what,
        Func<AcknowledgedMutation, bool> of,
        CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await ForEachAsync(
            database,
            sql,
            row =>
            {
                var key = row.IsDBNull(0) ? "(null)" : row.GetString(0);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            },
            cancellationToken);
        foreach (var done in acknowledged.Where(of))
        {
            if (!counts.Remove(done.Mutation.Key, out var count))
            {
                findings.Missing($"{what} of {Describe(done)}");
            }
            else if (count > 1)
            {
                findings.Doubled($"{what} of {Describe(done)}, {count} times", count - 1);
            }
        }

        foreach (var (key, count) in counts)
        {
            findings.Doubled($"{what} {key}, which nobody acknowledged", count);
        }
    }

    private async Task CheckVersionsAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<Guid, int>();
        await ForEachAsync(
            database, "SELECT id, version FROM customers", row => versions.Add(row.GetGuid(0), row.GetInt32(1)), cancellationToken);
        foreach (var ofCustomer in acknowledged.Where(done => done.Mutation.Kind == MutationKind.CustomerUpsert).GroupBy(done => done.CustomerId))
        {
            var changes = ofCustomer.Count();
            versions.Remove(CommittedEvent.KeyOf(ofCustomer.Key), out var version);
            if (version < changes)
            {
                findings.Missing($"{ofCustomer.Key} was changed {changes} times and has version {version}", changes - version);
            }
            else if (version > changes)
            {
                findings.Doubled($"{ofCustomer.Key} was changed {changes} times and has version {version}", version - changes);
            }
        }

        foreach (var id in versions.Keys)
        {
            findings.Doubled($"customer {id}, whom nobody acknowledged");
        }
    }

    private static async Task ForEachAsync(
        NpgsqlConnection database, string sql, Action<NpgsqlDataReader> read, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The statements are this class's own.
        await using var command = new NpgsqlCommand(sql, database);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            read(rows);
        }
    }
}
