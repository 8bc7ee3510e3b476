using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Commerce.Quotes;

/// <summary>What <see cref="IQuoteStore"/> must do.</summary>
public abstract class QuoteStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IQuoteStore Quotes => Get<IQuoteStore>();

    private RecordQuote RecordQuote => new(Quotes, Customers, Get<IIdempotencyStore>(), Clock);

    private CloseQuote CloseQuote => new(Quotes, Transactions, Get<IIdempotencyStore>(), Clock);

    [Fact]
    public async Task Keeps_a_quote_as_it_was_recorded()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var quote = await QuoteAsync(new() { CustomerId = customer, Currency = "PEN", Lines = [new("CAR", 1, 90_000.5m), new("MAT", 2, -10)] }, "Q1");
        Assert.Equal([quote, null], await Quotes.GetAsync([quote.Id, Guid.Empty], Cancel));
        Assert.Equal([null, quote], await Quotes.FindByExternalReferencesAsync([new("dms", "Q2"), new("dms", "Q1")], Cancel));
        Assert.Equal((await Quotes.GetLinesAsync([quote.Id], Cancel))[0].Select(line => (line.ProductType, line.Quantity, line.Net.Amount)), [("CAR", 1m, 90_000.5m), ("MAT", 2m, -10m)]);
        Assert.Equal(89_990.5m, quote.Net.Amount);
        var taken = await RecordQuote.ExecuteAsync(Command(customer, "Q1"), Cancel);
        Assert.Equal(quote.Id, Assert.IsType<QuoteAlreadyRecorded>(Assert.Single(taken.Errors)).QuoteId);
    }

    [Fact]
    public async Task Lists_the_quotes_of_each_customer_and_filters_as_the_domain_does()
    {
        var (ana, bo) = ((await AddCustomerAsync("C1")).Id, (await AddCustomerAsync("C2", "Bo")).Id);
        var open = await QuoteAsync(Command(ana), "Q1");
        var won = await QuoteAsync(Command(ana) with { QuotedAt = Start.AddDays(-3) }, "Q2");
        var lost = await QuoteAsync(Command(bo), "Q3");
        await CloseAsync(won.Id, QuoteOutcome.Won);
        await CloseAsync(lost.Id, QuoteOutcome.Lost);
        var byCustomer = await Quotes.PageByCustomersAsync(
            [bo, ana], new() { Size = 10, Order = [new(QuoteOrderField.QuotedAt, OrderDirection.Asc)] }, Cancel);
        Assert.Equal([lost.Id], byCustomer[0].Items.Select(one => one.Id));
        Assert.Equal([won.Id, open.Id], byCustomer[1].Items.Select(one => one.Id));
        Assert.Equal([1, 2], await Quotes.CountByCustomersAsync([bo, ana], null, Cancel));
        Assert.Equal(1, await Quotes.CountAsync(Filter.Compare("isWon", Comparator.Eq, true), Cancel));
        Assert.Equal(2, await Quotes.CountAsync(Filter.Compare("isWon", Comparator.Eq, false), Cancel));
        Assert.Equal(2, await Quotes.CountAsync(Filter.Compare("isClosed", Comparator.Eq, true), Cancel));
    }

    [Fact]
    public async Task Is_closed_once_by_a_sale_of_the_same_customer()
    {
        var (ana, bo) = ((await AddCustomerAsync("C1")).Id, (await AddCustomerAsync("C2", "Bo")).Id);
        var quote = await QuoteAsync(Command(ana), "Q1");
        var (sale, other) = (await AddTransactionAsync(ana, Start, 5), await AddTransactionAsync(bo, Start, 5));
        Assert.IsType<InvalidValue>(Assert.Single((await TryCloseAsync(quote.Id, QuoteOutcome.Won, other.Id)).Errors));
        Assert.IsType<InvalidValue>(Assert.Single((await TryCloseAsync(quote.Id, QuoteOutcome.Lost, sale.Id)).Errors));
        var closed = (await TryCloseAsync(quote.Id, QuoteOutcome.Won, sale.Id)).Quote!;
        Assert.Equal((QuoteOutcome.Won, sale.Id, 2), (closed.Outcome, closed.TransactionId, closed.Version));
        Assert.Equal(closed, (await Quotes.GetAsync([quote.Id], Cancel))[0]);
        Assert.IsType<QuoteAlreadyClosed>(Assert.Single((await TryCloseAsync(quote.Id, QuoteOutcome.Lost)).Errors));
        Assert.False(await Quotes.CloseAsync(closed, new IdempotencyEntry("other", "CloseQuote", [1], [2], Start), Cancel));
    }

    [Fact]
    public async Task Is_won_by_the_sale_that_names_it_and_open_again_when_that_is_reversed()
    {
        var ana = (await AddCustomerAsync("C1")).Id;
        var quote = await QuoteAsync(Command(ana) with { QuotedAt = Start.AddDays(-5), ValidUntil = Start.AddDays(-4) }, "Q1");
        var sale = await SellAsync(ana, quote.Id, Start.AddDays(-1));
        var won = (await Quotes.GetByTransactionsAsync([Guid.Empty, sale.Id], Cancel))[1]!;
        Assert.Equal(quote with { Outcome = QuoteOutcome.Won, ClosedAt = Start.AddDays(-1), TransactionId = sale.Id, Version = 2 }, won);

        Assert.IsType<QuoteAlreadyWon>(Assert.Single((await TrySellAsync(ana, quote.Id, Start)).Errors));
        await ReverseTransaction.ExecuteAsync(new() { TransactionId = sale.Id, IdempotencyKey = "r" }, Cancel);
        Assert.Equal([quote with { Version = 3 }], await Quotes.GetAsync([quote.Id], Cancel));
        Assert.Null((await Quotes.GetByTransactionsAsync([sale.Id], Cancel))[0]);

        // Said to be lost, it is won all the same; the day alone may lie before the quote's hour.
        await CloseAsync(quote.Id, QuoteOutcome.Lost);
        var second = await SellAsync(ana, quote.Id, Start.AddDays(-6));
        var again = (await Quotes.GetAsync([quote.Id], Cancel))[0]!;
        Assert.Equal((QuoteOutcome.Won, second.Id, Start.AddDays(-5)), (again.Outcome, again.TransactionId, again.ClosedAt!.Value));
    }

    [Fact]
    public async Task Is_won_by_no_transaction_of_another_customer()
    {
        var (ana, bo) = ((await AddCustomerAsync("C1")).Id, (await AddCustomerAsync("C2", "Bo")).Id);
        var quote = await QuoteAsync(Command(ana), "Q1");
        var refused = Assert.IsType<QuoteOfAnotherCustomer>(Assert.Single((await TrySellAsync(bo, quote.Id, Start)).Errors));
        Assert.Equal((quote.Id, ana, "quoteId"), (refused.QuoteId, refused.CustomerId, refused.Path[0]));
        Assert.IsType<QuoteNotFound>(Assert.Single((await TrySellAsync(bo, Guid.Empty, Start)).Errors));
        Assert.Equal(0, await Transactions.CountAsync(null, Cancel));

        var reversed = await AddTransactionAsync(ana, Start.AddDays(-1), 5);
        await ReverseTransaction.ExecuteAsync(new() { TransactionId = reversed.Id, IdempotencyKey = "r" }, Cancel);
        Assert.IsType<TransactionAlreadyReversed>(Assert.Single((await TryCloseAsync(quote.Id, QuoteOutcome.Won, reversed.Id)).Errors));
    }

    [Fact]
    public async Task Is_left_by_a_correction_that_names_another_or_moves_the_sale()
    {
        var (ana, bo) = ((await AddCustomerAsync("C1")).Id, (await AddCustomerAsync("C2", "Bo")).Id);
        var (first, second) = (await QuoteAsync(Command(ana), "Q1"), await QuoteAsync(Command(ana), "Q2"));
        var sale = await SellAsync(ana, first.Id, Start);
        var revisions = Get<ITransactionRevisionStore>();
        var correct = new CorrectTransaction(
            Transactions, revisions, Get<ITransactionReturnStore>(), Customers, Quotes, Get<IIdempotencyStore>(), Clock);
        Assert.Empty((await correct.ExecuteAsync(
            new() { TransactionId = sale.Id, QuoteExternalReference = new("dms", "Q2"), IdempotencyKey = "c1" }, Cancel)).Errors);
        Assert.Equal([null, sale.Id], (await Quotes.GetAsync([first.Id, second.Id], Cancel)).Select(one => one!.TransactionId));
        Assert.Empty((await correct.ExecuteAsync(
            new() { TransactionId = sale.Id, CustomerId = bo, IdempotencyKey = "c2" }, Cancel)).Errors);
        Assert.Equal([null, null], (await Quotes.GetAsync([first.Id, second.Id], Cancel)).Select(one => one!.Outcome));
        Assert.Equal([first.Id, second.Id], (await revisions.GetByTransactionsAsync([sale.Id], Cancel))[0].Select(one => one.QuoteId!.Value));
    }

    [Fact]
    public async Task Is_won_and_left_by_imported_sales_as_by_others()
    {
        ImportedTransaction row = new("T1", "C1", TransactionKind.Sale, Start.AddDays(-1), "USD", [new("CAR", 1, 5)]);
        var ana = (await AddCustomerAsync("C1")).Id;
        await AddCustomerAsync("C2", "Bo");
        var (first, second) = (await QuoteAsync(Command(ana) with { QuotedAt = Start.AddDays(-5) }, "Q1"), await QuoteAsync(Command(ana), "Q2"));
        Assert.Equal(
            [ImportRowResult.Inserted, ImportRowResult.QuoteRefused, ImportRowResult.QuoteRefused, ImportRowResult.QuoteRefused, ImportRowResult.Inserted],
            await ImportAsync(
                row with { QuoteExternalId = "Q1" },
                row with { ExternalId = "T2", QuoteExternalId = "Q1" },
                row with { ExternalId = "T3", QuoteExternalId = "none" },
                row with { ExternalId = "T4", CustomerExternalId = "C2", QuoteExternalId = "Q2" },
                row with { ExternalId = "T5" }));
        var sale = (await Transactions.FindByExternalReferencesAsync([new("dms", "T1")], Cancel))[0]!;
        var won = first with { Outcome = QuoteOutcome.Won, ClosedAt = Start.AddDays(-1), TransactionId = sale.Id, Version = 2 };
        Assert.Equal([won, second], await Quotes.GetAsync([first.Id, second.Id], Cancel));
        Assert.Equal(
            [ImportRowResult.Unchanged, ImportRowResult.Unchanged], await ImportAsync(row with { QuoteExternalId = "Q1" }, row));

        // It came from the other, and what it leaves can be won by the next row at once.
        Assert.Equal(
            [ImportRowResult.Changed, ImportRowResult.Inserted],
            await ImportAsync(row with { QuoteExternalId = "Q2" }, row with { ExternalId = "T6", QuoteExternalId = "Q1" }));
        var other = (await Transactions.FindByExternalReferencesAsync([new("dms", "T6")], Cancel))[0]!;
        var ended = await Quotes.GetAsync([first.Id, second.Id], Cancel);
        Assert.Equal([other.Id, sale.Id], ended.Select(one => one!.TransactionId!.Value));
        Assert.Equal([Start.AddDays(-1), second.QuotedAt], ended.Select(one => one!.ClosedAt!.Value));

        Assert.Equal([ImportRowResult.Changed], await ImportAsync(row with { CustomerExternalId = "C2" }));
        Assert.Equal([QuoteOutcome.Won, null], (await Quotes.GetAsync([first.Id, second.Id], Cancel)).Select(one => one!.Outcome));
        Assert.Equal(
            [first.Id, second.Id],
            (await Get<ITransactionRevisionStore>().GetByTransactionsAsync([sale.Id], Cancel))[0].Select(one => one.QuoteId!.Value));
    }

    private async Task<IReadOnlyList<ImportRowResult>> ImportAsync(params ImportedTransaction[] rows)
    {
        Clock.Advance(TimeSpan.FromHours(1));
        await using var import = await Get<ITransactionImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        var result = await import.WriteAsync(rows, Cancel);
        await import.CompleteAsync(Cancel);
        return result.Rows;
    }

    private async Task<Transaction> SellAsync(Guid customer, Guid quote, DateTimeOffset occurredAt)
    {
        var outcome = await TrySellAsync(customer, quote, occurredAt);
        Assert.Empty(outcome.Errors);
        return outcome.Transaction!;
    }

    private Task<RecordTransactionOutcome> TrySellAsync(Guid customer, Guid quote, DateTimeOffset occurredAt) => RecordTransaction.ExecuteAsync(
        new()
        {
            CustomerId = customer,
            Kind = TransactionKind.Sale,
            OccurredAt = occurredAt,
            Currency = "USD",
            QuoteId = quote,
            Lines = [new("CAR", 1, 19_000)],
            IdempotencyKey = Guid.CreateVersion7().ToString(),
        },
        Cancel);

    private static RecordQuoteCommand Command(Guid customer, string? reference = null) => new()
    {
        CustomerId = customer,
        Currency = "USD",
        Lines = [new("CAR", 1, 20_000)],
        ValidUntil = Start.AddDays(30),
        VehicleOfInterest = "Corolla",
        Source = "spring",
        DealerCode = "LIM1",
        ExternalReference = reference is null ? null : new("dms", reference),
        IdempotencyKey = Guid.CreateVersion7().ToString(),
    };

    private async Task<Quote> QuoteAsync(RecordQuoteCommand command, string reference)
    {
        var outcome = await RecordQuote.ExecuteAsync(
            command with { ExternalReference = new("dms", reference), IdempotencyKey = Guid.CreateVersion7().ToString() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Quote!;
    }

    private async Task CloseAsync(Guid id, QuoteOutcome how) => Assert.Empty((await TryCloseAsync(id, how)).Errors);

    private Task<QuoteResult> TryCloseAsync(Guid id, QuoteOutcome how, Guid? sale = null) => CloseQuote.ExecuteAsync(
        new CloseQuoteCommand { QuoteId = id, Outcome = how, TransactionId = sale, IdempotencyKey = Guid.CreateVersion7().ToString() },
        Cancel);
}
