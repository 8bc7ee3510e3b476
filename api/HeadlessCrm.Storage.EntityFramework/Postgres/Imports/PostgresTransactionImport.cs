using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Commerce.Corrections;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Npgsql;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Imports transactions, recognised by their external reference.</summary>
internal sealed class PostgresTransactionImport(
    PostgresDatabase database, NpgsqlConnection connection, ImportContext context)
    : PostgresImport<ImportedTransaction>(database, connection, context)
{
    private readonly Dictionary<string, (Guid Id, Guid PostedFor)> knownCustomers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TouchedCustomer> touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownTransaction> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);
    private readonly HashSet<string> dryCustomers = new(StringComparer.Ordinal);
    private readonly List<ToldTransaction> told = [];
    private readonly ImportedQuotes quotes = new();

    protected override string Tables => TransactionImportSql.Tables;

    protected override async Task WriteBatchAsync(
        IReadOnlyList<ImportedTransaction> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        touched.Clear();
        known.Clear();
        told.Clear();
        quotes.Clear();
        await SettleCurrencyAsync(rows[0].Currency, cancellationToken);
        await FindCustomersAsync(rows, cancellationToken);
        await FindTransactionsAsync(rows, cancellationToken);
        await FindQuotesAsync(rows, cancellationToken);
        var ids = new SequentialIds(now);
        for (var i = 0; i < rows.Count; i++)
        {
            tally.Set(i, Decide(rows[i], ids, now));
        }

        var created = DecideCustomers(tally, now);
        if (!IsDryRun)
        {
            await WriteAsync(created, now, cancellationToken);
        }
    }

    protected override void Forget()
    {
        knownCustomers.Clear();
        touched.Clear();
        known.Clear();
        changedHere.Clear();
    }

    protected override void ForgetCustomers() => knownCustomers.Clear();

    /// <summary>The first transaction of a store settles its reporting currency.</summary>
    private async Task SettleCurrencyAsync(string first, CancellationToken cancellationToken)
    {
        if (!IsDryRun)
        {
            await ExecuteAsync(
                "UPDATE store_state SET reporting_currency = $1 WHERE reporting_currency IS NULL", cancellationToken, first);
        }
    }

    private async Task FindCustomersAsync(IReadOnlyList<ImportedTransaction> rows, CancellationToken cancellationToken)
    {
        if (knownCustomers.Count >= MaxRemembered)
        {
            knownCustomers.Clear();
        }

        string[] unknown =
        [
            .. rows.Select(row => row.CustomerExternalId).Where(id => !knownCustomers.ContainsKey(id))
                .Distinct(StringComparer.Ordinal),
        ];
        if (unknown.Length > 0)
        {
            await QueryAsync(
                TransactionImportSql.FindCustomers,
                row => knownCustomers[row.GetString(0)] = (row.GetGuid(1), row.GetGuid(2)),
                cancellationToken,
                System,
                unknown);
        }
    }

    private async Task FindTransactionsAsync(IReadOnlyList<ImportedTransaction> rows, CancellationToken cancellationToken)
    {
        string[] externalIds = [.. rows.Select(row => row.ExternalId).Distinct(StringComparer.Ordinal)];
        var severalLines = new Dictionary<Guid, KnownTransaction>();
        await QueryAsync(
            TransactionImportSql.FindTransactions,
            row =>
            {
                var found = TransactionImportSql.Read(row);
                known[row.GetString(0)] = found;
                if (found.ProductType is null)
                {
                    severalLines.Add(found.Id, found);
                }
            },
            cancellationToken,
            System,
            externalIds);
        if (severalLines.Count > 0)
        {
            await QueryAsync(
                TransactionImportSql.FindLines,
                row => severalLines[row.GetGuid(0)].Lines.Add(
                    new KnownLine(row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.ReadLongOrNull(4), row.ReadLongOrNull(5))),
                cancellationToken,
                severalLines.Keys.ToArray());
        }
    }

    // A first import names no quotes and corrects nothing, and need not ask.
    private async Task FindQuotesAsync(IReadOnlyList<ImportedTransaction> rows, CancellationToken cancellationToken)
    {
        string[] named = [.. rows.Select(row => row.QuoteExternalId).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (named.Length > 0 || known.Count > 0)
        {
            await QueryAsync(ImportedQuotes.Find, quotes.Read, cancellationToken, System, named, known.Values.Select(one => one.Id).ToArray());
        }
    }

    private ImportRowResult Decide(ImportedTransaction row, SequentialIds ids, DateTimeOffset now)
    {
        var customer = Touch(row.CustomerExternalId, ids);
        var totals = ImportedTotals.Of(row);
        known.TryGetValue(row.ExternalId, out var found);
        var quote = row.QuoteExternalId is { } named ? quotes.Named(named) : null;
        if (row.QuoteExternalId is not null && quote?.CanBeWon(customer.Id, found?.Id) != true)
        {
            return ImportRowResult.QuoteRefused;
        }

        if (found is null)
        {
            var id = ids.Next();
            if (quote is not null)
            {
                quotes.Take(quote, id, row);
            }

            known.Add(row.ExternalId, KnownTransaction.OfNew(id, now, row, totals, customer));
            told.Add(new ToldTransaction(id, customer.Id, row, totals.Net, null));
            customer.Take(row);
            return ImportRowResult.Inserted;
        }

        quote = found.IsReversed ? null : quote;
        if (found.IsSame(row, totals, customer) && (quote is null || quote.TransactionId == found.Id))
        {
            return ImportRowResult.Unchanged;
        }

        if (found.RecordedAt >= StartedAt || !changedHere.Add(row.ExternalId))
        {
            return ImportRowResult.Contradictory;
        }

        told.Add(new ToldTransaction(
            found.Id,
            customer.Id,
            row,
            totals.Net,
            new PreviousState(found.CustomerId, FixedPoint.Money(found.Totals.Net, found.Currency))));
        ChangeQuotes(found, row, customer, quote);
        found.Correct(row, totals, customer);
        customer.Take(row);
        return ImportRowResult.Changed;
    }

    // As a correction by hand does it: a transaction leaves its quotes when it names another, or is somebody else's from now on.
    private void ChangeQuotes(KnownTransaction found, ImportedTransaction row, TouchedCustomer customer, ImportedQuote? quote)
    {
        if (quote is not null || found.CustomerId != customer.Id || row.Kind == TransactionKind.Partner)
        {
            quotes.Leave(found.Id, quote?.Id);
        }

        if (quote is not null && quote.TransactionId != found.Id)
        {
            quotes.Take(quote, found.Id, row);
        }
    }

    private TouchedCustomer Touch(string externalId, SequentialIds ids)
    {
        if (!touched.TryGetValue(externalId, out var customer))
        {
            var isNew = !knownCustomers.TryGetValue(externalId, out var found);
            var id = isNew ? ids.Next() : found.Id;
            customer = new TouchedCustomer(id, isNew ? id : found.PostedFor, isNew);
            touched.Add(externalId, customer);
        }

        return customer;
    }

    private List<NewCustomer> DecideCustomers(ImportTally tally, DateTimeOffset now)
    {
        var created = new List<NewCustomer>();
        foreach (var (externalId, customer) in touched)
        {
            if (!customer.IsNew || !customer.HasTransactions)
            {
                continue;
            }

            created.Add(Create(externalId, customer, now));
            knownCustomers.TryAdd(externalId, (customer.Id, customer.PostedFor));
            if (!IsDryRun || dryCustomers.Add(externalId))
            {
                tally.CustomersCreated++;
            }
        }

        return created;
    }

    private NewCustomer Create(string externalId, TouchedCustomer customer, DateTimeOffset now) => new(
        externalId,
        new Customer
        {
            Id = customer.Id,
            Kind = CustomerKind.Person,
            Status = customer.Promotes ? CustomerStatus.Customer : CustomerStatus.Prospect,
            DisplayName = CustomerRules.NameOf(new ExternalReference(System, externalId)),
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        });

    private async Task WriteAsync(List<NewCustomer> created, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await NewCustomerCopy.WriteAsync(Connection, System, created, cancellationToken);
        TellTransactions(created, now);
        var isChanged = await WriteTransactionsAsync(now, cancellationToken);
        await PromoteCustomersAsync(now, cancellationToken);
        if (isChanged)
        {
            await ExecuteAsync(TransactionImportSql.MarkChanged, cancellationToken, PurchaseVersionRow.PartOfImports);
        }
    }

    // A batch tells of its new customers first, then of the transactions, then of what these did to known customers.
    private void TellTransactions(List<NewCustomer> created, DateTimeOffset now)
    {
        foreach (var one in created)
        {
            Feed.Add(new CustomerChangedPayload(1, IsNew: true, one.Customer.Status), one.Customer.Id, now.UtcTicks);
        }

        foreach (var (id, customerId, row, storedNet, previous) in told)
        {
            var net = FixedPoint.Money(storedNet, row.Currency);
            var occurred = row.OccurredAt.UtcTicks;
            if (previous is not { } before)
            {
                Feed.Add(new TransactionRecordedPayload(id, row.Kind, net), customerId, occurred, row.DealerCode);
                continue;
            }

            var corrected = new TransactionCorrectedPayload(id, customerId, row.Kind, net, before.Net);
            if (before.CustomerId != customerId)
            {
                Feed.Add(corrected, before.CustomerId, occurred, row.DealerCode);
            }

            Feed.Add(corrected, customerId, occurred, row.DealerCode);
        }
    }

    private async Task<bool> WriteTransactionsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var added = new List<KeyValuePair<string, KnownTransaction>>();
        var corrected = new List<KnownTransaction>();
        foreach (var entry in known)
        {
            if (entry.Value.IsNew)
            {
                added.Add(entry);
            }
            else if (entry.Value.IsCorrected)
            {
                corrected.Add(entry.Value);
            }
        }

        await TransactionImportSql.CopyTransactionsAsync(Connection, System, added, cancellationToken);
        if (corrected.Count > 0)
        {
            var ids = corrected.Select(one => one.Id).ToArray();
            await ExecuteAsync(RevisionSql.Keep("= ANY($1)", "$2"), cancellationToken, ids, now.UtcTicks);
            await ExecuteAsync(RevisionSql.KeepLines("= ANY($1)"), cancellationToken, ids);
            await ExecuteAsync(
                TransactionImportSql.Correct, cancellationToken, TransactionImportSql.CorrectParameters(corrected));
            await ExecuteAsync(
                "DELETE FROM transaction_lines WHERE transaction_id = ANY($1)",
                cancellationToken,
                ids);
        }

        await TransactionImportSql.CopyLinesAsync(
            Connection, added.Select(entry => entry.Value).Concat(corrected), cancellationToken);
        await WriteQuotesAsync(cancellationToken);
        return added.Count + corrected.Count > 0;
    }

    private async Task WriteQuotesAsync(CancellationToken cancellationToken)
    {
        if (quotes.Reopened is { Length: > 0 } reopened)
        {
            await ExecuteAsync(ImportedQuotes.Reopen, cancellationToken, reopened);
        }

        if (quotes.Won is { Ids.Length: > 0 } won)
        {
            await ExecuteAsync(ImportedQuotes.Win, cancellationToken, won.Ids, won.Transactions, won.ClosedTicks);
        }
    }

    /// <summary>Keeps the status of customers that were there before in step with their transactions.</summary>
    private async Task PromoteCustomersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        TouchedCustomer[] buyers = [.. touched.Values.Where(one => !one.IsNew && one.Promotes)];
        if (buyers.Length > 0)
        {
            var promoted = new HashSet<Guid>();
            await QueryAsync(
                TransactionImportSql.Promote,
                row =>
                {
                    promoted.Add(row.GetGuid(0));
                    Feed.Add(
                        new CustomerChangedPayload(row.GetInt32(1), IsNew: false, CustomerStatus.Customer),
                        row.GetGuid(0),
                        now.UtcTicks);
                },
                cancellationToken,
                buyers.Select(one => one.Id).ToArray(),
                now.UtcTicks);
            await ExecuteAsync(
                TransactionImportSql.PromoteMembers,
                cancellationToken,
                buyers.Select(one => one.PostedFor).ToArray(),
                promoted.ToArray(),
                now.UtcTicks);
        }
    }

    /// <summary>A transaction that the batch recorded, or corrected from what it was before.</summary>
    private readonly record struct ToldTransaction(
        Guid Id, Guid CustomerId, ImportedTransaction Row, long Net, PreviousState? Previous);

    private readonly record struct PreviousState(Guid CustomerId, Money Net);
}
