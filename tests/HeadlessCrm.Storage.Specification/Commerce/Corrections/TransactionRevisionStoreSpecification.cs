using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.Specification.Commerce.Corrections;

/// <summary>What <see cref="ITransactionRevisionStore"/> must do, whoever corrects.</summary>
public abstract class TransactionRevisionStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private ITransactionRevisionStore Revisions => Get<ITransactionRevisionStore>();

    private CorrectTransaction CorrectTransaction => new(
        Transactions, Revisions, Get<ITransactionReturnStore>(), Get<IIdempotencyStore>(), Clock);

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
