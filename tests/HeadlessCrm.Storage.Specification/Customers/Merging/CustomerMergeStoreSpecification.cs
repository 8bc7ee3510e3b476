using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>What <see cref="ICustomerMergeStore"/> must do.</summary>
public abstract class CustomerMergeStoreSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    private const string Vin = "1HGCM82633A004352";

    [Fact]
    public async Task Everything_of_the_merged_customer_is_the_survivors_and_the_old_id_leads_there()
    {
        var (ana, twin) = await CreateTwinsAsync();

        var outcome = await MergeAsync(ana.Id, twin.Id);

        Assert.Empty(outcome.Errors);
        Assert.Equal((1, 1, 2, 1, 1), CountsOf(outcome.Effect!));
        Assert.Equal(1, outcome.Effect!.CountOf(CustomerMergeMoveKind.VehiclePeriod));
        Assert.Equal(outcome.Effect.Moves.Select(move => move.Kind).Order(), outcome.Effect.Moves.Select(move => move.Kind));
        Assert.Equal(new CustomerPurchaseProfile(3, 111, Start.AddDays(-3), Start.AddDays(-1)), outcome.Effect!.PurchaseProfile);
        Assert.Equal([outcome.Customer, outcome.Customer], await Customers.GetAsync([twin.Id, ana.Id], Cancel));
        Assert.Equal([outcome.Customer], await Customers.GetAsync([twin.Id], Cancel));
        Assert.Equal(outcome.Customer, (await Customers.FindByExternalReferencesAsync([new("dms", "twin")], Cancel))[0]);
        Assert.Equal(outcome.Customer, Assert.Single((await Customers.PageAsync(new(), Cancel)).Items));
        Assert.Equal(1, await Customers.CountAsync(Filter.Compare("id", Comparator.In, twin.Id), Cancel));
        Assert.Equal(3, await Transactions.CountAsync(Filter.Compare("customerId", Comparator.Eq, twin.Id), Cancel));
        Assert.Equal([3], await Transactions.CountByCustomersAsync([ana.Id], null, Cancel));
        Assert.Equal([1], await Interactions.CountByCustomersAsync([ana.Id], null, Cancel));
        Assert.Equal([Vin], (await Vehicles.PageByCustomersAsync([ana.Id], new() { Size = 10 }, Cancel))[0].Items.Select(vehicle => vehicle.Vin));
        await ProjectAsync();
        Assert.Equal(outcome.Effect.PurchaseProfile, (await Customers.GetPurchaseProfilesAsync([ana.Id], Cancel))[0]);
    }

    [Fact]
    public async Task What_is_posted_for_the_merged_customer_later_goes_back_with_it()
    {
        var (ana, twin) = await CreateTwinsAsync();
        await MergeAsync(ana.Id, twin.Id);
        Clock.Advance(TimeSpan.FromDays(1));
        var byId = await AddTransactionAsync(twin.Id, Start, 1_000);
        var byKey = await BuyAsync(new RecordTransactionCommand
        {
            CustomerExternalReference = new("dms", "twin"),
            Kind = TransactionKind.Parts,
            OccurredAt = Start,
            Currency = "USD",
            Lines = [new("OIL", 1, 2_000)],
        });
        await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand { ExternalReferences = [new("dms", "twin")], FamilyName = "Later" }, Cancel);
        var met = await MeetAsync(twin.Id);
        Assert.Equal([ana.Id, ana.Id, ana.Id], [byId.CustomerId, byKey.CustomerId, met.CustomerId]);
        Assert.Equal("Later", (await Customers.GetAsync([ana.Id], Cancel))[0]!.FamilyName);

        var outcome = await UnmergeAsync(twin.Id);

        Assert.Empty(outcome.Errors);
        Assert.Equal((1, 1, 4, 2, 1), CountsOf(outcome.Effect!));
        Assert.Equal((twin.Id, "Later", twin.CreatedAt), (outcome.Restored!.Id, outcome.Restored.FamilyName, outcome.Restored.CreatedAt));
        Assert.Equal([outcome.Customer, outcome.Restored], await Customers.GetAsync([ana.Id, twin.Id], Cancel));
        Assert.Null(outcome.Customer!.FamilyName);
        Assert.Equal([1, 4], await Transactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
        Assert.Equal([0, 2], await Interactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
        await ProjectAsync();
        Assert.Equal(
            [new(1, 1, Start.AddDays(-1), Start.AddDays(-1)), new CustomerPurchaseProfile(4, 3_110, Start.AddDays(-3), Start)],
            await Customers.GetPurchaseProfilesAsync([ana.Id, twin.Id], Cancel));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var (ana, twin) = await CreateTwinsAsync();
        var before = await Customers.GetAsync([ana.Id, twin.Id], Cancel);
        var bounds = await SettleFeedAsync();

        var tried = await MergeAsync(ana.Id, twin.Id, isDryRun: true, key: "again");

        Assert.Equal(before, await Customers.GetAsync([ana.Id, twin.Id], Cancel));
        Assert.Equal([1, 2], await Transactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
        Assert.Empty((await Get<IFeedStore>().ReadAsync(bounds.Head, FeedSelection.All, 10, Cancel)).Events);
        var done = await MergeAsync(ana.Id, twin.Id);
        Assert.Equal((done.Customer, done.Effect), (tried.Customer, tried.Effect));
        var triedBack = await UnmergeAsync(twin.Id, isDryRun: true);
        Assert.Equal(done.Customer, (await Customers.GetAsync([twin.Id], Cancel))[0]);
        var back = await UnmergeAsync(twin.Id);
        Assert.Equal((back.Customer, back.Restored, back.Effect), (triedBack.Customer, triedBack.Restored, triedBack.Effect));
    }

    [Fact]
    public async Task The_feed_tells_both_customers()
    {
        var (ana, twin) = await CreateTwinsAsync();
        var bounds = await SettleFeedAsync();
        var merged = await MergeAsync(ana.Id, twin.Id);
        var unmerged = await UnmergeAsync(twin.Id);
        await SettleFeedAsync();

        var told = (await Get<IFeedStore>().ReadAsync(
            bounds.Head, new FeedSelection([FeedEventType.CustomerMerged, FeedEventType.CustomerUnmerged]), 10, Cancel)).Events;

        Assert.Equal([twin.Id, ana.Id, ana.Id, twin.Id], told.Select(happened => happened.CustomerId));
        Assert.Equal(
            [
                new CustomerMergedPayload(ana.Id, twin.Id, merged.Customer!.Version),
                new CustomerMergedPayload(ana.Id, twin.Id, merged.Customer.Version),
                new CustomerUnmergedPayload(ana.Id, twin.Id, unmerged.Customer!.Version),
                new CustomerUnmergedPayload(ana.Id, twin.Id, unmerged.Customer.Version),
            ],
            told.Select(happened => happened.Payload));
        Assert.Equal(merged.Customer.Version + 1, unmerged.Restored!.Version);
    }

    [Fact]
    public async Task Merges_of_merged_customers_are_taken_back_in_any_order()
    {
        var one = await AddCustomerAsync("1", "One");
        var two = await AddCustomerAsync("2", "Two");
        var three = await AddCustomerAsync("3", "Three");
        await MergeAsync(two.Id, three.Id);
        await MergeAsync(one.Id, two.Id);
        Assert.Equal([one.Id, one.Id], (await Customers.GetAsync([two.Id, three.Id], Cancel)).Select(found => found!.Id));

        await UnmergeAsync(two.Id);
        Assert.Equal([one.Id, two.Id, two.Id], (await Customers.GetAsync([one.Id, two.Id, three.Id], Cancel)).Select(found => found!.Id));
        Assert.Equal(
            [1, 2], (await Customers.GetExternalReferencesAsync([one.Id, two.Id], Cancel)).Select(references => references.Count));

        await MergeAsync(one.Id, two.Id);
        await UnmergeAsync(three.Id);
        Assert.Equal(
            [one.Id, one.Id, three.Id], (await Customers.GetAsync([one.Id, two.Id, three.Id], Cancel)).Select(found => found!.Id));
        await UnmergeAsync(two.Id);
        Assert.Equal(
            ["One", "Two", "Three"],
            (await Customers.GetAsync([one.Id, two.Id, three.Id], Cancel)).Select(found => found!.DisplayName));
    }

    [Fact]
    public async Task Merges_that_make_no_sense_are_refused_and_change_nothing()
    {
        var one = await AddCustomerAsync("1");
        var two = await AddCustomerAsync("2");
        var three = await AddCustomerAsync("3");
        var unknown = Guid.CreateVersion7();
        Assert.IsType<CustomerMergedWithItself>(await RefusalAsync(MergeAsync(one.Id, one.Id)));
        Assert.IsType<CustomerNotFound>(await RefusalAsync(MergeAsync(one.Id, unknown)));
        Assert.IsType<CustomerNotFound>(await RefusalAsync(MergeAsync(unknown, one.Id)));
        Assert.IsType<CustomerNotMerged>(await RefusalAsync(UnmergeAsync(one.Id)));
        Assert.IsType<CustomerNotFound>(await RefusalAsync(UnmergeAsync(unknown)));

        await MergeAsync(one.Id, two.Id);
        var already = Assert.IsType<CustomerAlreadyMerged>(await RefusalAsync(MergeAsync(three.Id, two.Id)));
        Assert.Equal((two.Id, one.Id), (already.CustomerId, already.SurvivorId));
        Assert.IsType<CustomerAlreadyMerged>(await RefusalAsync(MergeAsync(two.Id, one.Id)));
        Assert.IsType<CustomerNotMerged>(await RefusalAsync(UnmergeAsync(one.Id)));
        await UnmergeAsync(two.Id);
        Assert.IsType<CustomerNotMerged>(await RefusalAsync(UnmergeAsync(two.Id)));
    }

    [Fact]
    public async Task Pairs_that_are_never_to_be_merged_are_refused_also_through_others()
    {
        var one = await AddCustomerAsync("1");
        var two = await AddCustomerAsync("2");
        var three = await AddCustomerAsync("3");
        Assert.Empty(await NeverMergeAsync(two.Id, one.Id));
        Assert.IsType<CustomersNeverMerge>(await RefusalAsync(MergeAsync(one.Id, two.Id)));
        Assert.Empty((await MergeAsync(three.Id, two.Id)).Errors);
        Assert.IsType<CustomersNeverMerge>(await RefusalAsync(MergeAsync(one.Id, three.Id)));
        Assert.Equal(["twins"], (await Merges.GetNeverMergeAsync([three.Id], Cancel))[0].Select(pair => pair.Reason));
        Assert.IsType<CustomerAlreadyMerged>(Assert.Single(await NeverMergeAsync(three.Id, two.Id)));

        Assert.Empty(await NeverMergeAsync(one.Id, two.Id, isRemoval: true));

        Assert.Empty((await MergeAsync(one.Id, three.Id)).Errors);
        Assert.Empty((await Merges.GetNeverMergeAsync([one.Id], Cancel))[0]);
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_answers_as_the_first_time()
    {
        var (ana, twin) = await CreateTwinsAsync();
        var first = await MergeAsync(ana.Id, twin.Id, key: "merge");
        var again = await MergeAsync(ana.Id, twin.Id, key: "merge");
        Assert.Equal((true, first.Customer, first.Effect), (again.Replayed, again.Customer, again.Effect));
        Assert.IsType<IdempotencyKeyReused>(await RefusalAsync(MergeAsync(twin.Id, ana.Id, key: "merge")));

        var back = await UnmergeAsync(twin.Id, key: "unmerge");
        var backAgain = await UnmergeAsync(twin.Id, key: "unmerge");
        Assert.Equal((true, back.Restored), (backAgain.Replayed, backAgain.Restored));
    }

    [Fact]
    public async Task An_import_follows_a_merge_that_comes_between_its_batches()
    {
        var (ana, twin) = await CreateTwinsAsync();
        await using var import = await Get<ITransactionImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        await import.WriteAsync([Row("t1", "twin")], Cancel);
        await MergeAsync(ana.Id, twin.Id);
        await import.WriteAsync([Row("t2", "twin"), Row("t3", "ana")], Cancel);
        Assert.Equal([6], await Transactions.CountByCustomersAsync([ana.Id], null, Cancel));
        await UnmergeAsync(twin.Id);
        var last = await import.WriteAsync([Row("t2", "twin"), Row("t4", "twin")], Cancel);
        await import.CompleteAsync(Cancel);

        Assert.Equal([ImportRowResult.Unchanged, ImportRowResult.Inserted], last.Rows);
        Assert.Equal([2, 5], await Transactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));

        static ImportedTransaction Row(string id, string customer) =>
            new(id, customer, TransactionKind.Sale, Start.AddDays(-9), "USD", [new TransactionLineInput("CAR", 1, 5)]);
    }

    [Fact]
    public async Task Writers_beside_merges_lose_nothing_and_every_fact_ends_with_whom_it_was_posted_for()
    {
        var ana = await AddCustomerAsync("ana");
        var twin = await AddCustomerAsync("twin");
        const int Each = 25;
        var written = 0;

        async Task WriteAsync(Guid customer)
        {
            for (var i = 0; i < Each; i++)
            {
                await AddTransactionAsync(customer, Start.AddDays(-i), 1);
                await MeetAsync(customer);
                Interlocked.Increment(ref written);
            }
        }

        // Somebody who merges and unmerges without a pause would keep everybody else looking for the customer.
        async Task LetWriteAsync(Task writing)
        {
            for (var before = Volatile.Read(ref written); before == Volatile.Read(ref written) && !writing.IsCompleted;)
            {
                await Task.Delay(1, Cancel);
            }
        }

        var writing = Task.WhenAll(Task.Run(() => WriteAsync(ana.Id), Cancel), Task.Run(() => WriteAsync(twin.Id), Cancel));
        do
        {
            Assert.Empty((await MergeAsync(ana.Id, twin.Id)).Errors);
            await LetWriteAsync(writing);
            Assert.Empty((await UnmergeAsync(twin.Id)).Errors);
            await LetWriteAsync(writing);
        }
        while (!writing.IsCompleted);
        await writing;

        Assert.Equal([Each, Each], await Transactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
        Assert.Equal([Each, Each], await Interactions.CountByCustomersAsync([ana.Id, twin.Id], null, Cancel));
        await SettleFeedAsync();
        await ProjectAsync();
        Assert.Equal(
            [Each, Each],
            (await Customers.GetPurchaseProfilesAsync([ana.Id, twin.Id], Cancel)).Select(profile => profile.TransactionCount));
    }


    private static (int, int, int, int, int) CountsOf(CustomerMergeEffect effect) => (
        effect.SourceRecords, effect.ExternalReferences, effect.Transactions, effect.Interactions, effect.Vehicles);

    private static async Task<DomainError> RefusalAsync(Task<CustomerMergeOutcome> merging)
    {
        var outcome = await merging;
        Assert.Null(outcome.Customer);
        Assert.Null(outcome.Effect);
        return Assert.Single(outcome.Errors);
    }

    private async Task<(Customer Ana, Customer Twin)> CreateTwinsAsync()
    {
        var ana = await AddCustomerAsync("ana", "Ana");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var twin = await AddCustomerAsync("twin", "Twin");
        await AddTransactionAsync(ana.Id, Start.AddDays(-1), 1);
        await AddTransactionAsync(twin.Id, Start.AddDays(-2), 10);
        await AddTransactionAsync(twin.Id, Start.AddDays(-3), 100);
        await MeetAsync(twin.Id);
        await GiveVehicleAsync(Vin, twin.Id);
        return (ana, (await Customers.GetAsync([twin.Id], Cancel))[0]!);
    }
}
