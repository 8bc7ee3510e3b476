using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>What a customer's documents go through.</summary>
public abstract partial class MergeHistorySpecification
{
    private async Task QuoteAsync(ModelCustomer customer)
    {
        var isByKey = random.Next(2) == 0;
        var outcome = await new RecordQuote(Get<IQuoteStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new RecordQuoteCommand
            {
                CustomerId = isByKey ? null : customer.Id,
                CustomerExternalReference = isByKey ? Pick(customer.References) : null,
                Currency = RandomWorld.ReportingCurrency,
                Lines = [new QuoteLineInput("CAR", 1, random.Next(1, 100))],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        customer.Quotes.Add(outcome.Quote!.Id);
    }

    // Of a line of n pieces for n dollars: some, or all that is left, with which the purchase is reversed.
    private async Task ReturnAsync()
    {
        var taken = Pick([.. model.Transactions.Values.Where(one => !one.IsReversed && one.Returned < one.Net)]);
        var quantity = random.Next(1, (int)(taken.Net - taken.Returned) + 1);
        var outcome = await new ReturnTransaction(Transactions, Get<ITransactionReturnStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new ReturnTransactionCommand
            {
                TransactionId = taken.Id,
                Lines = [new ReturnedQuantity(0, quantity)],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        taken.Returned += quantity;
        taken.IsReversed = taken.Returned == taken.Net;
        taken.Quote = taken.IsReversed ? null : taken.Quote;
    }

    // One in four is an order that stays open; one in three comes from a quote of whoever buys, if there is one left.
    private async Task BuyAsync(ModelCustomer customer)
    {
        var isByKey = random.Next(2) == 0;
        var pieces = random.Next(1, 100);
        var kind = Pick(Enum.GetValues<TransactionKind>());
        var occurredAt = Start.AddHours(-random.Next(1, 10_000));
        var quotes = model.PartsOf(customer.Root).SelectMany(part => part.Quotes).Where(one => model.SaleOf(one) is null).ToList();
        var isOpen = random.Next(4) == 0;
        Guid? quote = kind != TransactionKind.Partner && quotes.Count > 0 && random.Next(3) == 0 ? Pick(quotes) : null;
        var bought = await BuyAsync(new RecordTransactionCommand
        {
            CustomerId = isByKey ? null : customer.Id,
            CustomerExternalReference = isByKey ? Pick(customer.References) : null,
            Kind = kind,
            OccurredAt = isOpen ? null : occurredAt,
            OpenedAt = isOpen ? occurredAt : null,
            Currency = RandomWorld.ReportingCurrency,
            QuoteId = quote,
            Lines = [new TransactionLineInput("OIL", pieces, pieces)],
        });
        customer.Transactions.Add(bought.Id);
        var known = new ModelTransaction(bought.Id, pieces) { OccurredAt = occurredAt, Kind = kind, IsOpen = isOpen, Quote = quote };
        MakeCustomer(customer, known);
        model.Transactions.Add(bought.Id, known);
    }

    // Posted for somebody else, of another kind, in another currency, closed: some of it, and so at least something.
    private async Task CorrectAsync(ModelCustomer other)
    {
        var taken = Pick([.. model.Transactions.Values.Where(IsCorrectable)]);
        var owner = model.Customers.Single(one => one.Transactions.Contains(taken.Id));
        var (moves, isByKey, closes) = (random.Next(2) == 0, random.Next(2) == 0, taken.IsOpen && random.Next(2) == 0);
        var kind = random.Next(3) == 0 ? Pick(Enum.GetValues<TransactionKind>()) : taken.Kind;
        var currency = random.Next(4) == 0 ? Pick(["EUR", RandomWorld.ReportingCurrency]) : taken.Currency;
        var closedAt = Start.AddMinutes(-random.Next(1, 50));
        var outcome = await new CorrectTransaction(
                Transactions,
                Get<ITransactionRevisionStore>(),
                Get<ITransactionReturnStore>(),
                Customers,
                Get<IQuoteStore>(),
                Get<IIdempotencyStore>(),
                Clock)
            .ExecuteAsync(
                new CorrectTransactionCommand
                {
                    TransactionId = taken.Id,
                    Kind = kind,
                    Currency = currency,
                    CustomerId = moves && !isByKey ? other.Id : null,
                    CustomerExternalReference = moves && isByKey ? Pick(other.References) : null,
                    ClosedAt = closes ? closedAt : null,
                    DealerCode = "LIM1",
                    IdempotencyKey = Guid.CreateVersion7().ToString(),
                },
                Cancel);
        Assert.Empty(outcome.Errors);
        var wasPurchase = !taken.IsOpen && taken.Kind != TransactionKind.Partner;
        (taken.Kind, taken.Currency, taken.Corrections) = (kind, currency, taken.Corrections + 1);
        (taken.IsOpen, taken.OccurredAt) = closes ? (false, closedAt) : (taken.IsOpen, taken.OccurredAt);
        if (kind == TransactionKind.Partner || (moves && owner.Root != other.Root))
        {
            taken.Quote = null;
        }

        if (moves)
        {
            owner.Transactions.Remove(taken.Id);
            other.Transactions.Add(taken.Id);
        }

        if (moves || !wasPurchase)
        {
            MakeCustomer(moves ? other : owner, taken);
        }
    }

    private void MakeCustomer(ModelCustomer customer, ModelTransaction bought)
    {
        var isOne = model.StatusOf(customer.Root) == CustomerStatus.Customer && customer.Status == CustomerStatus.Customer;
        if (bought.Kind != TransactionKind.Partner && !bought.IsOpen && !isOne)
        {
            (customer.Status, customer.StatusAt) = (CustomerStatus.Customer, Clock.GetUtcNow());
        }
    }

    private static bool IsCorrectable(ModelTransaction one) => !one.IsReversed && one.Returned == 0;
}
