using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Segments;

namespace HeadlessCrm.Storage.Specification.Commerce;

/// <summary>What <see cref="ITransactionImportStore"/> must do.</summary>
public abstract class TransactionImportStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Writes_transactions_and_the_customers_they_need()
    {
        var result = await ImportAsync(Row("t1", "c1", 10), Row("t2", "c1", 5), Row("t3", "c2", 7.25m));

        Assert.Equal((3, 0, 0, 0, 2), Counts(result));
        var customers = await Customers.FindByExternalReferencesAsync([new("dms", "c1"), new("dms", "c2")], Cancel);
        Assert.Equal(["dms c1", "dms c2"], customers.Select(customer => customer!.DisplayName));
        Assert.All(customers, customer => Assert.Equal(CustomerStatus.Customer, customer!.Status));
        var stored = (await Transactions.FindByExternalReferencesAsync([new("dms", "t3")], Cancel))[0]!;
        Assert.Equal((customers[1]!.Id, 7.25m, Start, 2m), (stored.CustomerId, stored.Net.Amount, stored.RecordedAt, stored.Quantity));
        Assert.Equal(stored.RecordedAt, EntityId.RecordedAt(stored.Id));
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task A_repeated_import_changes_nothing()
    {
        ImportedTransaction[] rows = [.. Enumerable.Range(0, 500).Select(i => Row($"t{i}", $"c{i % 97}", i))];
        await ImportAsync(rows);
        var version = await Get<IPurchaseFactsStore>().GetVersionAsync(Cancel);
        var customers = await Customers.PageAsync(new() { Size = 250 }, Cancel);
        Clock.Advance(TimeSpan.FromHours(1));

        var result = await ImportAsync(rows);

        Assert.Equal((0, 500, 0, 0, 0), Counts(result));
        Assert.Equal(version, await Get<IPurchaseFactsStore>().GetVersionAsync(Cancel));
        Assert.Equal(customers.Items, (await Customers.PageAsync(new() { Size = 250 }, Cancel)).Items);
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task A_later_import_corrects_and_moves_what_differs()
    {
        await ImportAsync(Row("t1", "c1", 10), Row("t2", "c1", 5));
        Clock.Advance(TimeSpan.FromHours(1));

        var result = await ImportAsync(Row("t1", "c2", 11), Row("t2", "c1", 5), Row("t3", "c1", 1));

        Assert.Equal((1, 1, 1, 0, 1), Counts(result));
        var found = await Transactions.FindByExternalReferencesAsync([new("dms", "t1")], Cancel);
        var owner = await Customers.FindByExternalReferencesAsync([new("dms", "c2")], Cancel);
        Assert.Equal((11m, owner[0]!.Id), (found[0]!.Net.Amount, found[0]!.CustomerId));
        Assert.Equal(11m, (await Transactions.GetLinesAsync([found[0]!.Id], Cancel))[0][0].Net.Amount);
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task Rows_of_one_import_that_contradict_each_other_are_not_written()
    {
        await using var import = await OpenAsync(isDryRun: false);
        var first = await import.WriteAsync([Row("t1", "c1", 10), Row("t1", "c9", 11), Row("t1", "c1", 10)], Cancel);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await import.WriteAsync([Row("t1", "c1", 12)], Cancel);

        Assert.Equal(
            [ImportRowResult.Inserted, ImportRowResult.Contradictory, ImportRowResult.Unchanged], first.Rows);
        Assert.Equal([ImportRowResult.Contradictory], second.Rows);
        Assert.Equal([null], await Customers.FindByExternalReferencesAsync([new("dms", "c9")], Cancel));
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_writes_nothing()
    {
        await ImportAsync(Row("t1", "c1", 10));
        Clock.Advance(TimeSpan.FromHours(1));
        ImportBatchResult result;
        await using (var import = await OpenAsync(isDryRun: true))
        {
            result = await import.WriteAsync([Row("t1", "c1", 11), Row("t2", "c2", 1)], Cancel);
            var next = await import.WriteAsync([Row("t3", "c2", 1)], Cancel);
            Assert.Equal((1, 0, 0, 0, 0), Counts(next));
            await import.CompleteAsync(Cancel);
        }

        Assert.Equal((1, 0, 1, 0, 1), Counts(result));
        Assert.Equal(1, await Transactions.CountAsync(null, Cancel));
        Assert.Equal(1, await Customers.CountAsync(null, Cancel));
        Assert.Equal(10m, (await Transactions.FindByExternalReferencesAsync([new("dms", "t1")], Cancel))[0]!.Net.Amount);
    }

    [Fact]
    public async Task A_batch_given_up_leaves_nothing_and_can_be_run_again()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await using (var import = await OpenAsync(isDryRun: false))
        {
            await import.WriteAsync([Row("t1", "c1", 10)], Cancel);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.WriteAsync([Row("t2", "c2", 1)], given.Token));
        }

        Assert.Equal(1, await Transactions.CountAsync(null, Cancel));
        Assert.Equal((1, 1, 0, 0, 1), Counts(await ImportAsync(Row("t1", "c1", 10), Row("t2", "c2", 1))));
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task A_correction_may_add_and_take_away_lines()
    {
        TransactionLineInput[][] versions =
        [
            [new("OIL", 1.5m, 10)],
            [new("OIL", 1, 4), new("WORK", 0.5m, 6)],
            [new("WORK", 0.5m, 6), new("OIL", 1, 4)],
            [new("TYRES", 1.5m, 10)],
            [new("OIL", 1.5m, 10, 2)],
        ];
        foreach (var lines in versions)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            var row = Row("t1", "c1", 0) with { Lines = lines };
            var first = await ImportAsync(row);
            Clock.Advance(TimeSpan.FromHours(1));
            var again = await ImportAsync(row);

            Assert.Equal(1, first.Inserted + first.Changed);
            Assert.Equal(1, again.Unchanged);
            var stored = (await Transactions.FindByExternalReferencesAsync([new("dms", "t1")], Cancel))[0]!;
            Assert.Equal(
                lines.Select(line => (line.ProductType, line.Quantity, line.Net, line.Cost)),
                (await Transactions.GetLinesAsync([stored.Id], Cancel))[0]
                    .Select(line => (line.ProductType, line.Quantity, line.Net.Amount, line.Cost?.Amount)));
        }
    }

    [Fact]
    public async Task A_reversal_survives_the_next_import()
    {
        await ImportAsync(Row("t1", "c1", 10), Row("t2", "c1", 5));
        await ReverseTransaction.ExecuteAsync(
            new() { ExternalReference = new ExternalReference("dms", "t1"), IdempotencyKey = "r" }, Cancel);
        Clock.Advance(TimeSpan.FromHours(1));

        var result = await ImportAsync(Row("t1", "c1", 10), Row("t2", "c1", 6));

        Assert.Equal((0, 1, 1, 0, 0), Counts(result));
        Assert.True((await Transactions.FindByExternalReferencesAsync([new("dms", "t1")], Cancel))[0]!.IsReversed);
        await HoldsProfilesAsync();
    }

    [Fact]
    public async Task Makes_a_known_prospect_a_customer()
    {
        var ana = await AddCustomerAsync("c1");

        var result = await ImportAsync(Row("t1", "c1", 10) with { Kind = TransactionKind.Partner });
        Assert.Equal(0, result.CustomersCreated);
        Assert.Equal(CustomerStatus.Prospect, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Status);
        await ImportAsync(Row("t2", "c1", 10));

        Assert.Equal(CustomerStatus.Customer, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Status);
    }

    private static ImportedTransaction Row(string id, string customer, decimal net) => new(
        id,
        customer,
        TransactionKind.RepairOrder,
        Start.AddDays(-3),
        "USD",
        [new TransactionLineInput("OIL", 1, net, null), new TransactionLineInput("WORK", 1, 0, 2.5m)],
        "L1",
        12_000);

    private static (int Inserted, int Unchanged, int Changed, int Contradictory, int Created) Counts(ImportBatchResult result) =>
        (result.Inserted, result.Unchanged, result.Changed, result.Contradictory, result.CustomersCreated);

    private Task<IImport<ImportedTransaction>> OpenAsync(bool isDryRun) =>
        Get<ITransactionImportStore>().OpenAsync("dms", isDryRun, Cancel);

    private async Task<ImportBatchResult> ImportAsync(params ImportedTransaction[] rows)
    {
        Assert.All(rows, row => Assert.Empty(row.Validate(Clock.GetUtcNow())));
        await using var import = await OpenAsync(isDryRun: false);
        var result = await import.WriteAsync(rows, Cancel);
        await import.CompleteAsync(Cancel);
        return result;
    }

    /// <summary>Profiles are what the stored transactions come to, however they got there.</summary>
    private async Task HoldsProfilesAsync()
    {
        await ProjectAsync();
        var customers = (await Customers.PageAsync(new() { Size = 250 }, Cancel)).Items;
        Guid[] ids = [.. customers.Select(customer => customer.Id)];
        var profiles = await Customers.GetPurchaseProfilesAsync(ids, Cancel);
        var slices = await Transactions.PageByCustomersAsync(ids, new() { Size = 250 }, Cancel);
        for (var i = 0; i < ids.Length; i++)
        {
            var standing = slices[i].Items.Where(one => !one.IsReversed).ToList();
            Assert.Equal(standing.Count, profiles[i].TransactionCount);
            Assert.Equal(standing.Sum(one => one.Net.Amount), profiles[i].TotalSpend);
            Assert.Equal(standing.Count == 0 ? null : standing.Max(one => one.OccurredAt), profiles[i].LastPurchaseAt);
        }
    }
}
