using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

/// <summary>
/// Imports transactions. A row is first tried as new, which on a first import it is; only when its external id is taken is
/// the stored transaction read and compared. Customers are written once per batch and customer, at its end.
/// </summary>
internal sealed class SqliteTransactionImport : SqliteImport<ImportedTransaction>
{
    private readonly RawStatement insert;
    private readonly RawStatement insertLine;
    private readonly RawStatement findCustomer;
    private readonly StoredTransactions stored;
    private readonly StoredQuotes quotes;
    private readonly PurchaseConsequences consequences;
    private readonly NewCustomers newCustomers;

    private readonly Dictionary<string, (Guid Id, Guid PostedFor)> knownCustomers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TouchedCustomer> touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> changedHere = new(StringComparer.Ordinal);
    private readonly HashSet<string> dryCustomers = new(StringComparer.Ordinal);
    private readonly List<ToldTransaction> told = [];

    public SqliteTransactionImport(SqliteDatabase database, ImportContext context)
        : base(database, context)
    {
        insert = Prepare(
            "INSERT INTO transactions(id, customer_id, kind, occurred_at, recorded_at, net, cost, quantity, currency, dealer_code, odometer_km, vin, external_system, external_id, product_type, posted_for_id, labour_hours, opened_at, closed_at) " +
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) ON CONFLICT(external_system, external_id) DO NOTHING");
        insertLine = Prepare(
            "INSERT INTO transaction_lines(transaction_id, ordinal, product_type, quantity, net, cost, labour_hours) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        findCustomer = Prepare(
            "SELECT customer_id, COALESCE(posted_for_id, customer_id) FROM customer_external_references WHERE system = ?1 AND external_id = ?2");
        stored = new StoredTransactions(Prepare, insertLine);
        quotes = new StoredQuotes(Prepare);
        consequences = new PurchaseConsequences(Prepare);
        newCustomers = new NewCustomers(Prepare(NewCustomers.CustomerSql), Prepare(NewCustomers.ReferenceSql));
    }

    protected override IReadOnlyList<string> BulkTables { get; } =
        ["transactions", "customers", "customer_external_references"];

    protected override void WriteBatch(
        IReadOnlyList<ImportedTransaction> rows, ImportTally tally, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        touched.Clear();
        told.Clear();
        consequences.Begin(rows[0].Currency);
        insert.Bind(5, now.UtcTicks).Bind(13, System);
        var ids = new SequentialIds(now);
        var isChanged = false;
        for (var i = 0; i < rows.Count; i++)
        {
            if ((i & 0x3FF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var result = Write(rows[i], ids, now);
            isChanged |= result is ImportRowResult.Inserted or ImportRowResult.Changed;
            tally.Set(i, result);
        }

        WriteCustomers(tally, now);
        TellTransactions();
        WritePromotions(now);
        if (isChanged)
        {
            consequences.MarkChanged();
        }
    }

    protected override void Forget()
    {
        knownCustomers.Clear();
        touched.Clear();
        changedHere.Clear();
    }

    protected override void ForgetCustomers() => knownCustomers.Clear();

    private ImportRowResult Write(ImportedTransaction row, SequentialIds ids, DateTimeOffset now)
    {
        var customer = Touch(row.CustomerExternalId, ids);
        var totals = ImportedTotals.Of(row);
        ImportedQuote? quote = null;
        if (row.QuoteExternalId is { } named)
        {
            quote = quotes.Find(System, named);
            var known = quote?.TransactionId is null ? null : stored.FindOrNull(System, row.ExternalId);
            if (quote?.CanBeWon(customer.Id, known?.Id) != true)
            {
                return ImportRowResult.QuoteRefused;
            }
        }

        var id = ids.Next();
        if (Insert(row, id, customer, totals))
        {
            stored.WriteLines(id, row);
            if (quote is not null)
            {
                quotes.Win(quote, id, row);
            }

            customer.Take(row);
            told.Add(new ToldTransaction(id, customer.Id, row, totals.Net, null));
            return ImportRowResult.Inserted;
        }

        var found = stored.Find(System, row.ExternalId);
        quote = found.IsReversed ? null : quote;
        if (stored.IsSame(found, row, totals, customer) && (quote is null || quote.TransactionId == found.Id))
        {
            return ImportRowResult.Unchanged;
        }

        if (found.RecordedAt >= StartedAt || !changedHere.Add(row.ExternalId))
        {
            return ImportRowResult.Contradictory;
        }

        stored.Correct(found, row, totals, customer, now);
        ChangeQuotes(found, row, customer, quote);
        customer.Take(row);
        told.Add(new ToldTransaction(found.Id, customer.Id, row, totals.Net, found));
        return ImportRowResult.Changed;
    }

    // As a correction by hand does it: a transaction leaves its quotes when it names another, or is somebody else's from now on.
    private void ChangeQuotes(StoredTransaction found, ImportedTransaction row, TouchedCustomer customer, ImportedQuote? quote)
    {
        if (quote is not null || found.CustomerId != customer.Id || row.Kind == TransactionKind.Partner)
        {
            quotes.Reopen(found.Id, quote?.Id);
        }

        if (quote is not null && quote.TransactionId != found.Id)
        {
            quotes.Win(quote, found.Id, row);
        }
    }

    private bool Insert(ImportedTransaction row, Guid id, TouchedCustomer customer, ImportedTotals totals) =>
        insert
            .Bind(1, id)
            .Bind(2, customer.Id)
            .Bind(3, (long)row.Kind)
            .Bind(4, row.OccurredAt.UtcTicks)
            .Bind(6, totals.Net)
            .Bind(7, totals.Cost)
            .Bind(8, totals.Quantity)
            .Bind(9, row.Currency)
            .Bind(10, row.DealerCode)
            .Bind(11, row.OdometerKm)
            .Bind(12, row.Vin)
            .Bind(14, row.ExternalId)
            .Bind(15, ImportedTotals.OnlyProductType(row))
            .Bind(16, customer.OtherPostedFor)
            .Bind(17, totals.LabourHours)
            .Bind(18, row.OpenedAt?.UtcTicks)
            .Bind(19, row.ClosedAt?.UtcTicks)
            .Run() == 1;

    private TouchedCustomer Touch(string externalId, SequentialIds ids)
    {
        if (touched.TryGetValue(externalId, out var customer))
        {
            return customer;
        }

        var isNew = false;
        if (!knownCustomers.TryGetValue(externalId, out var known))
        {
            findCustomer.Bind(1, System).Bind(2, externalId);
            isNew = !findCustomer.Read();
            var id = isNew ? ids.Next() : findCustomer.Id(0);
            known = (id, isNew ? id : findCustomer.Id(1));
            findCustomer.Reset();
            if (knownCustomers.Count >= MaxRemembered)
            {
                knownCustomers.Clear();
            }
        }

        return touched[externalId] = new TouchedCustomer(known.Id, known.PostedFor, isNew);
    }

    private void WriteCustomers(ImportTally tally, DateTimeOffset now)
    {
        foreach (var (externalId, customer) in touched)
        {
            if (customer.IsNew)
            {
                if (!customer.HasTransactions)
                {
                    continue;
                }

                Create(externalId, customer, now);
                if (!IsDryRun || dryCustomers.Add(externalId))
                {
                    tally.CustomersCreated++;
                }
            }
            knownCustomers.TryAdd(externalId, (customer.Id, customer.PostedFor));
        }
    }

    // A batch tells of its new customers first, then of the transactions, then of what these did to known customers.
    private void TellTransactions()
    {
        foreach (var (id, customerId, row, storedNet, previous) in told)
        {
            var net = FixedPoint.Money(storedNet, row.Currency);
            if (previous is not { } before)
            {
                Feed.Write(
                    new TransactionRecordedPayload(id, row.Kind, net), customerId, row.OccurredAt.UtcTicks, row.DealerCode);
                continue;
            }

            var previousNet = FixedPoint.Money(before.Totals.Net, before.Currency);
            var corrected = new TransactionCorrectedPayload(id, customerId, row.Kind, net, previousNet);
            if (before.CustomerId != customerId)
            {
                Feed.Write(corrected, before.CustomerId, row.OccurredAt.UtcTicks, row.DealerCode);
            }

            Feed.Write(corrected, customerId, row.OccurredAt.UtcTicks, row.DealerCode);
        }
    }

    private void WritePromotions(DateTimeOffset now)
    {
        foreach (var customer in touched.Values)
        {
            if (!customer.IsNew && customer.Promotes && consequences.Promote(customer, now) is { } version)
            {
                Feed.Write(
                    new CustomerChangedPayload(version, IsNew: false, CustomerStatus.Customer), customer.Id, now.UtcTicks);
            }
        }
    }

    private void Create(string externalId, TouchedCustomer customer, DateTimeOffset now)
    {
        var status = customer.Promotes ? CustomerStatus.Customer : CustomerStatus.Prospect;
        newCustomers.Write(
            new Customer
            {
                Id = customer.Id,
                Kind = CustomerKind.Person,
                Status = status,
                DisplayName = CustomerRules.NameOf(new ExternalReference(System, externalId)),
                Version = 1,
                CreatedAt = now,
                UpdatedAt = now,
            },
            System,
            System,
            externalId);
        Feed.Write(new CustomerChangedPayload(1, IsNew: true, status), customer.Id, now.UtcTicks);
    }

    /// <summary>A transaction that the batch recorded, or corrected from what it was before.</summary>
    private readonly record struct ToldTransaction(
        Guid Id, Guid CustomerId, ImportedTransaction Row, long Net, StoredTransaction? Previous);
}
