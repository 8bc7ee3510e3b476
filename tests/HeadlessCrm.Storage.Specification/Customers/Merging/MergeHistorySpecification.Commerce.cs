using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
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
    }
}
