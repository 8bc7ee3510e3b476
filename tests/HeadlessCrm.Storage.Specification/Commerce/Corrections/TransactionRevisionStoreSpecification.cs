using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Segments;

namespace HeadlessCrm.Storage.Specification.Commerce.Corrections;

/// <summary>What <see cref="ITransactionRevisionStore"/> must do, whoever corrects.</summary>
public abstract class TransactionRevisionStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private ITransactionRevisionStore Revisions => Get<ITransactionRevisionStore>();

    private CorrectTransaction CorrectTransaction => new(
        Transactions, Revisions, Get<ITransactionReturnStore>(), Customers, Get<IQuoteStore>(), Get<IIdempotencyStore>(), Clock);

    [Fact]
    public async Task A_correction_counts_from_when_it_happened_and_keeps_what_was_before()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var bought = await AddTransactionAsync(customer, Start.AddDays(-10), 100, cost: 60);
        Clock.Advance(TimeSpan.FromHours(1));
        var corrected = await CorrectAsync(new()
        {
            TransactionId = bought.Id,
            OccurredAt = Start.AddDays(-20),
            Lines = [new("OIL", 2, 70, 30), new("FILTER", 1, 10)],
            Reason = "late invoice",
        });
        Clock.Advance(TimeSpan.FromHours(1));
        await CorrectAsync(new() { TransactionId = bought.Id, DealerCode = "LIM1" });

        Assert.Equal((80m, null, 3m), (corrected.Net.Amount, corrected.Cost, corrected.Quantity));
        var stored = (await Transactions.GetAsync([bought.Id], Cancel))[0];
        Assert.Equal(corrected with { DealerCode = "LIM1" }, stored);
        Assert.Equal(["OIL", "FILTER"], (await Transactions.GetLinesAsync([bought.Id], Cancel))[0].Select(line => line.ProductType));
        Assert.Equal(80m, (await Transactions.GetPurchaseSummariesAsync([customer], Start.AddDays(-15), Cancel))[0].NetTotal.Amount);

        var revisions = (await Revisions.GetByTransactionsAsync([Guid.Empty, bought.Id], Cancel))[1];
        Assert.Equal([1, 2], revisions.Select(one => one.Number));
        Assert.Equal((bought.Net, bought.Cost, bought.OccurredAt, "late invoice"), (revisions[0].Net, revisions[0].Cost, revisions[0].OccurredAt, revisions[0].Reason));
        Assert.Equal([new TransactionLine("OIL", 1, bought.Net, bought.Cost)], revisions[0].Lines);
        Assert.Equal(["OIL", "FILTER"], revisions[1].Lines.Select(line => line.ProductType));
        Assert.Null(revisions[1].Reason);

        await SettleFeedAsync();
        await ProjectAsync();
        Assert.Equal(80m, (await Customers.GetPurchaseProfilesAsync([customer], Cancel))[0].TotalSpend);
    }

    [Fact]
    public async Task What_was_posted_for_the_wrong_customer_goes_to_the_right_one_with_its_figures()
    {
        var (wrong, right) = ((await AddCustomerAsync("C1")).Id, (await AddCustomerAsync("C2", "Bo")).Id);
        var bought = await AddTransactionAsync(wrong, Start.AddDays(-10), 100, cost: 60);
        await SettleFeedAsync();
        var head = (await Get<IFeedStore>().GetBoundsAsync(Cancel)).Head;
        var corrected = await CorrectAsync(new()
        {
            TransactionId = bought.Id,
            CustomerExternalReference = new("dms", "C2"),
            Kind = TransactionKind.Sale,
            Currency = "KWD",
        });

        Assert.Equal((right, TransactionKind.Sale, "KWD", 100m), (corrected.CustomerId, corrected.Kind, corrected.Net.Currency, corrected.Net.Amount));
        Assert.Equal(corrected, (await Transactions.GetAsync([bought.Id], Cancel))[0]);
        Assert.Equal("KWD", (await Transactions.GetLinesAsync([bought.Id], Cancel))[0][0].Cost!.Value.Currency);
        var revision = Assert.Single((await Revisions.GetByTransactionsAsync([bought.Id], Cancel))[0]);
        Assert.Equal((wrong, TransactionKind.RepairOrder, "USD"), (revision.PostedFor, revision.Kind, revision.Net.Currency));

        await SettleFeedAsync();
        await ProjectAsync();
        Assert.Equal([0, 1], (await Customers.GetPurchaseProfilesAsync([wrong, right], Cancel)).Select(one => one.TransactionCount));
        var summaries = await Transactions.GetPurchaseSummariesAsync([wrong, right], Start, Cancel);
        Assert.Equal([0, 1], summaries.Select(one => one.TransactionCount));
        Assert.Equal(CustomerStatus.Customer, (await Customers.GetAsync([right], Cancel))[0]!.Status);
        var told = (await Get<IFeedStore>().ReadAsync(head, FeedSelection.All, 100, Cancel)).Events;
        Assert.Equal(
            new HashSet<Guid> { wrong, right },
            told.Where(one => one.Payload is TransactionCorrectedPayload).Select(one => one.CustomerId).ToHashSet());
    }

    [Fact]
    public async Task An_open_order_counts_nowhere_until_it_is_closed()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var order = (await RecordTransaction.ExecuteAsync(
            new()
            {
                CustomerId = customer,
                Kind = TransactionKind.RepairOrder,
                OpenedAt = Start.AddDays(-3),
                Currency = "USD",
                Lines = [new("LABOUR", 1, 40, LabourHours: 1.25m), new("PARTS", 1, 10), new("WASH", 1, 5, LabourHours: 0.5m)],
                IdempotencyKey = "open",
            },
            Cancel)).Transaction!;
        Assert.Equal((true, Start.AddDays(-3), 1.75m), (order.IsOpen, order.OccurredAt, order.LabourHours));
        Assert.Equal(order, (await Transactions.GetAsync([order.Id], Cancel))[0]);
        Assert.Equal([1.25m, null, 0.5m], (await Transactions.GetLinesAsync([order.Id], Cancel))[0].Select(line => line.LabourHours));
        Assert.Equal((0, CustomerStatus.Prospect), await CountedAsync());

        var closed = await CorrectAsync(new() { TransactionId = order.Id, ClosedAt = Start.AddDays(-1) });
        Assert.Equal((false, Start.AddDays(-1), Start.AddDays(-3)), (closed.IsOpen, closed.OccurredAt, closed.OpenedAt!.Value));
        Assert.Equal((1, CustomerStatus.Customer), await CountedAsync());
        Assert.Equal(0, (await Transactions.GetPurchaseSummariesAsync([customer], Start.AddDays(-2), Cancel))[0].TransactionCount);
        var revision = Assert.Single((await Revisions.GetByTransactionsAsync([order.Id], Cancel))[0]);
        Assert.Equal((Start.AddDays(-3), null, 1.75m), (revision.OpenedAt, revision.ClosedAt, revision.LabourHours));
        Assert.Equal([1.25m, null, 0.5m], revision.Lines.Select(line => line.LabourHours));

        async Task<(int Count, CustomerStatus Status)> CountedAsync()
        {
            await SettleFeedAsync();
            await ProjectAsync();
            var count = (await Customers.GetPurchaseProfilesAsync([customer], Cancel))[0].TransactionCount;
            Assert.Equal(count, (await Transactions.GetPurchaseSummariesAsync([customer], Start, Cancel))[0].TransactionCount);
            Assert.Equal(count, (await Get<IPurchaseFactsStore>().GetAllAsync(Start, Cancel)).Sum(one => one.TransactionCount));
            return (count, (await Customers.GetAsync([customer], Cancel))[0]!.Status);
        }
    }

    [Fact]
    public async Task Refuses_what_was_read_before_another_correction()
    {
        var customer = (await AddCustomerAsync("C1")).Id;
        var bought = await AddTransactionAsync(customer, Start.AddDays(-10), 100);
        var stale = new TransactionCorrection(bought, bought with { DealerCode = "A" }, null, 0, null, Start, null);
        Assert.Equal(TransactionSaveResult.Saved, await Revisions.CorrectAsync(stale, Cancel));
        Assert.Equal(TransactionSaveResult.Conflict, await Revisions.CorrectAsync(stale, Cancel));
        Assert.Single((await Revisions.GetByTransactionsAsync([bought.Id], Cancel))[0]);
    }

    [Fact]
    public async Task What_an_import_corrects_is_kept_as_well()
    {
        ImportedTransaction row = new("T1", "C1", TransactionKind.Sale, Start.AddDays(-2), "USD", [new("CAR", 1, 10m), new("MAT", 1, 2m)]);
        await ImportAsync(row);
        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(row with { Lines = [new("CAR", 1, 11m)] });
        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(row with { Kind = TransactionKind.Parts, Lines = [new("CAR", 1, 11m)] });

        var found = (await Transactions.FindByExternalReferencesAsync([new("dms", "T1")], Cancel))[0]!;
        var revisions = (await Revisions.GetByTransactionsAsync([found.Id], Cancel))[0];
        Assert.Equal([12m, 11m], revisions.Select(one => one.Net.Amount));
        Assert.Equal(["CAR", "MAT"], revisions[0].Lines.Select(line => line.ProductType));
        Assert.Equal([TransactionKind.Sale, TransactionKind.Sale], revisions.Select(one => one.Kind));
        Assert.Equal([Start.AddHours(1), Start.AddHours(2)], revisions.Select(one => one.ReplacedAt));
    }

    [Fact]
    public async Task An_import_closes_an_order_it_brought_open()
    {
        ImportedTransaction row = new(
            "T1", "C1", TransactionKind.RepairOrder, Start.AddDays(-2), "USD", [new("LABOUR", 1, 10m, LabourHours: 2)], OpenedAt: Start.AddDays(-2));
        await ImportAsync(row);
        var customer = (await Customers.FindByExternalReferencesAsync([new("dms", "C1")], Cancel))[0]!;
        Assert.Equal(CustomerStatus.Prospect, customer.Status);
        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(row with { ClosedAt = Start.AddDays(-1), Lines = [new("LABOUR", 1, 10m, LabourHours: 2.5m), new("PARTS", 1, 1)] });

        var found = (await Transactions.FindByExternalReferencesAsync([new("dms", "T1")], Cancel))[0]!;
        Assert.Equal((Start.AddDays(-2), Start.AddDays(-1), 2.5m), (found.OpenedAt, found.ClosedAt, found.LabourHours));
        Assert.Equal([2.5m, null], (await Transactions.GetLinesAsync([found.Id], Cancel))[0].Select(line => line.LabourHours));
        var revision = Assert.Single((await Revisions.GetByTransactionsAsync([found.Id], Cancel))[0]);
        Assert.Equal((Start.AddDays(-2), null, 2m, customer.Id), (revision.OpenedAt, revision.ClosedAt, revision.LabourHours, revision.PostedFor));
        Assert.Equal(2m, Assert.Single(revision.Lines).LabourHours);
        Assert.Equal(CustomerStatus.Customer, (await Customers.GetAsync([customer.Id], Cancel))[0]!.Status);
    }

    private async Task<Transaction> CorrectAsync(CorrectTransactionCommand command)
    {
        var outcome = await CorrectTransaction.ExecuteAsync(
            command with { IdempotencyKey = Guid.CreateVersion7().ToString() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Transaction!;
    }

    private async Task ImportAsync(ImportedTransaction row)
    {
        await using var import = await Get<ITransactionImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        var result = await import.WriteAsync([row], Cancel);
        Assert.NotEqual(ImportRowResult.Contradictory, result.Rows[0]);
        await import.CompleteAsync(Cancel);
    }
}
