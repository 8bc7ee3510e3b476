using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
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
