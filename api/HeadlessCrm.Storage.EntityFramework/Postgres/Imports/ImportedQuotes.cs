using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>The quotes that a batch is about: those its rows name and those its transactions won, as they are and as they will be.</summary>
internal sealed class ImportedQuotes
{
    /// <summary>Parameters: the system, the keys that rows name, the transactions that are there.</summary>
    public const string Find =
        $"SELECT {Columns} FROM quotes q WHERE q.external_system = $1 AND q.external_id = ANY($2) " +
        $"UNION SELECT {Columns} FROM quotes q WHERE q.transaction_id = ANY($3)";

    /// <summary>Parameter: the ids.</summary>
    public const string Reopen = $"UPDATE quotes SET {ImportedQuote.Reopen} WHERE id = ANY($1)";

    private const string Columns =
        "q.id, q.customer_id, q.quoted_at, q.outcome, q.closed_at, q.transaction_id, q.external_system = $1, q.external_id";

    private readonly Dictionary<string, ImportedQuote> byKey = new(StringComparer.Ordinal);
    private readonly List<ImportedQuote> all = [];
    private readonly Dictionary<Guid, (Guid? Transaction, long? ClosedTicks)> changed = [];

    /// <summary>Parameters: the ids, the transactions, the times in ticks.</summary>
    public static string Win { get; } =
        $"UPDATE quotes SET {ImportedQuote.Win}, transaction_id = n.transaction_id, closed_at = n.closed_at " +
        "FROM unnest($1, $2, $3) AS n(id, transaction_id, closed_at) WHERE quotes.id = n.id";

    /// <summary>The ids of quotes that are open again.</summary>
    public Guid[] Reopened => [.. changed.Where(one => one.Value.Transaction is null).Select(one => one.Key)];

    /// <summary>What <see cref="Win"/> needs.</summary>
    public (Guid[] Ids, Guid[] Transactions, long[] ClosedTicks) Won
    {
        get
        {
            var won = changed.Where(one => one.Value.Transaction is not null).ToList();
            return (
                [.. won.Select(one => one.Key)],
                [.. won.Select(one => one.Value.Transaction!.Value)],
                [.. won.Select(one => one.Value.ClosedTicks!.Value)]);
        }
    }

    public void Clear()
    {
        byKey.Clear();
        all.Clear();
        changed.Clear();
    }

    public void Read(NpgsqlDataReader row)
    {
        var quote = new ImportedQuote(row.GetGuid(0), row.GetGuid(1))
        {
            QuotedTicks = row.GetInt64(2),
            WonTicks = ImportedQuote.WonAt(row.ReadIntOrNull(3), row.ReadLongOrNull(4)),
            TransactionId = row.ReadIdOrNull(5),
        };
        all.Add(quote);
        if (!row.IsDBNull(6) && row.GetBoolean(6))
        {
            byKey.Add(row.GetString(7), quote);
        }
    }

    /// <summary>The quote that a row names; null: it is not there.</summary>
    public ImportedQuote? Named(string externalId) => byKey.GetValueOrDefault(externalId);

    /// <summary>A transaction wins a quote.</summary>
    public void Take(ImportedQuote quote, Guid transactionId, ImportedTransaction row)
    {
        quote.TransactionId = transactionId;
        changed[quote.Id] = (transactionId, quote.ClosedTicks(row));
    }

    /// <summary>What a transaction won is open again, but for one quote.</summary>
    public void Leave(Guid transactionId, Guid? except)
    {
        foreach (var quote in all.Where(one => one.TransactionId == transactionId && one.Id != except))
        {
            (quote.TransactionId, quote.WonTicks) = (null, null);
            changed[quote.Id] = (null, null);
        }
    }
}
