using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Segments;

namespace HeadlessCrm.Storage.Specification.Commerce.Returns;

/// <summary>What <see cref="ITransactionReturnStore"/> must do, and what returns do to everything that is summed up.</summary>
public abstract class TransactionReturnStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly DateTimeOffset Bought = Start.AddDays(-10);

    private ITransactionReturnStore Returns => Get<ITransactionReturnStore>();

    private ReturnTransaction ReturnTransaction => new(Transactions, Returns, Get<IIdempotencyStore>(), Clock);

    [Fact]
    public async Task Keeps_returns_with_their_parts_and_refuses_what_was_reckoned_on_others()
    {
        var (_, bought) = await BuyAsync();
        var first = (await ReturnAsync(bought.Id, Start.AddDays(-5), (0, 1m), (1, 0.5m))).Return!;
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await ReturnAsync(bought.Id, Start.AddDays(-6), (0, 1m))).Return!;

        // A third of 100.00, then two thirds of it less that.
        Assert.Equal(["33.33", "5.00"], first.Lines.Select(line => line.Net.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(33.34m, second.Lines[0].Net.Amount);
        Assert.Null(first.Cost);
        var found = await Returns.GetByTransactionsAsync([Guid.Empty, bought.Id], Cancel);
        Assert.Empty(found[0]);
        Assert.Equal([first.Id, second.Id], found[1].Select(one => one.Id));
        Assert.Equal(first.Lines, found[1][0].Lines);
        Assert.Equal(first with { Lines = [] }, found[1][0] with { Lines = [] });
        Assert.Equal(TransactionSaveResult.Conflict, await Returns.SaveAsync(new(second, 0, null, null), Cancel));
    }

    [Fact]
    public async Task What_was_returned_counts_no_more_from_its_own_time_on()
    {
        var (customer, bought) = await BuyAsync();
        await AddTransactionAsync(customer, Start.AddDays(-8), 7, "PEN");
        await ReturnAsync(bought.Id, Start.AddDays(-5), (0, 2m));
        await ReturnAsync(bought.Id, Start.AddDays(-3), (1, 1m));

        Assert.Equal((2, 110m), await SumAsync(customer, Start.AddDays(-6)));
        Assert.Equal((2, 43.33m), await SumAsync(customer, Start.AddDays(-5)));
        Assert.Equal((2, 33.33m), await SumAsync(customer, Start.AddDays(-3)));
        await SettleFeedAsync();
        await ProjectAsync();
        var profile = (await Customers.GetPurchaseProfilesAsync([customer], Cancel))[0];
        Assert.Equal((2, 33.33m), (profile.TransactionCount, profile.TotalSpend));

        // All of the rest: the purchase is as if it had never been from the last return on, and is there before it.
        var last = await ReturnAsync(bought.Id, Start.AddDays(-4), (0, 1m));
        Assert.Equal(Start.AddDays(-3), last.Transaction!.Reversal!.ReversedAt);
        Assert.Equal((2, 10m), await SumAsync(customer, Start.AddDays(-4)));
        Assert.Equal((1, 0m), await SumAsync(customer, Start.AddDays(-3)));
        Assert.Equal((2, 43.33m), await SumAsync(customer, Start.AddDays(-5)));
        await SettleFeedAsync();
        await ProjectAsync();
        profile = (await Customers.GetPurchaseProfilesAsync([customer], Cancel))[0];
        Assert.Equal((1, 0m), (profile.TransactionCount, profile.TotalSpend));
        var told = (await Get<IFeedStore>().ReadAsync(FeedPosition.Start, FeedSelection.All, 100, Cancel)).Events;
        Assert.Equal(3, told.Count(one => one.Type == FeedEventType.TransactionReturned));
        Assert.Single(told, one => one.Type == FeedEventType.TransactionReversed);
    }

    [Fact]
    public async Task Margins_lose_the_cost_of_what_was_returned()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var bought = await AddTransactionAsync(customer, Bought, 100, cost: 60);
        await ReturnAsync(bought.Id, Start.AddDays(-5), (0, 0.25m));
        var summary = (await Transactions.GetPurchaseSummariesAsync([customer], Start, Cancel))[0];
        Assert.Equal((75m, 45m, 30m), (summary.NetTotal.Amount, summary.CostTotal!.Value.Amount, summary.Margin!.Value.Amount));
        Assert.Equal(0, summary.UncostedCount);
        Assert.Equal(75m, summary.AverageTicket!.Value.Amount);
    }

    [Fact]
    public async Task Never_more_than_was_bought_is_returned()
    {
        var (_, bought) = await BuyAsync();
        await ReturnAsync(bought.Id, Start.AddDays(-5), (0, 2m));
        var refused = await TryReturnAsync(bought.Id, Start, (0, 1.5m));
        Assert.Equal(new ReturnExceedsPurchase(0, 3, 2, 1.5m) { Path = ["lines", "0", "quantity"] }.Message, Assert.Single(refused.Errors).Message);
        Assert.Single((await Returns.GetByTransactionsAsync([bought.Id], Cancel))[0]);
    }

    private async Task<(Guid CustomerId, Transaction Bought)> BuyAsync()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var outcome = await RecordTransaction.ExecuteAsync(
            new RecordTransactionCommand
            {
                CustomerId = customer,
                Kind = TransactionKind.Parts,
                OccurredAt = Bought,
                Currency = "USD",
                Lines = [new("TYRE", 3, 100), new("VALVE", 1, 10, 4)],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        return (customer, outcome.Transaction!);
    }

    /// <summary>What three questions about the past answer alike.</summary>
    private async Task<(int Count, decimal Net)> SumAsync(Guid customer, DateTimeOffset asOf)
    {
        var summary = (await Transactions.GetPurchaseSummariesAsync([customer], asOf, Cancel))[0];
        var facts = (await Get<IPurchaseFactsStore>().GetAsync([customer], asOf, Cancel))[0]!.Value;
        Assert.Equal([facts], await Get<IPurchaseFactsStore>().GetAllAsync(asOf, Cancel));
        Assert.Equal((summary.TransactionCount, summary.NetTotal.MinorUnits), (facts.TransactionCount, facts.SpendMinorUnits));
        return (summary.TransactionCount, summary.NetTotal.Amount);
    }

    private async Task<ReturnTransactionOutcome> ReturnAsync(Guid id, DateTimeOffset at, params (int Line, decimal Quantity)[] lines)
    {
        var outcome = await TryReturnAsync(id, at, lines);
        Assert.Empty(outcome.Errors);
        return outcome;
    }

    private Task<ReturnTransactionOutcome> TryReturnAsync(Guid id, DateTimeOffset at, params (int Line, decimal Quantity)[] lines) =>
        ReturnTransaction.ExecuteAsync(
            new ReturnTransactionCommand
            {
                TransactionId = id,
                ReturnedAt = at,
                Lines = [.. lines.Select(line => new ReturnedQuantity(line.Line, line.Quantity))],
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
}
