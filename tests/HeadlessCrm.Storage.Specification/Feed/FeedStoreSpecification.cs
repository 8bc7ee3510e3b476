using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Feed;

/// <summary>What <see cref="IFeedStore"/> must do, and what every write must tell it.</summary>
public abstract class FeedStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IFeedStore Feed => Get<IFeedStore>();

    [Fact]
    public async Task An_empty_feed_is_at_its_end()
    {
        var slice = await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 10, Cancel);

        Assert.Empty(slice.Events);
        Assert.True(slice.IsEnd);
        Assert.Equal((FeedPosition.Start, FeedPosition.Start), (slice.ReadTo, slice.Horizon));
        Assert.Equal(new FeedBounds(FeedPosition.Start, FeedPosition.Start, null) { TellsAll = true }, await Feed.GetBoundsAsync(Cancel));
    }

    [Fact]
    public async Task Customers_and_their_changes_are_told()
    {
        var ana = await AddCustomerAsync("1");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = (await UpsertCustomer.ExecuteAsync(
            new UpsertCustomerCommand { Id = ana.Id, Status = CustomerStatus.Lost }, Cancel)).Customer!;

        var events = await ReadAllAsync();

        Assert.Equal([ana.Id, ana.Id], events.Select(happened => happened.CustomerId));
        Assert.Equal(
            [new CustomerChangedPayload(1, true, CustomerStatus.Prospect), new CustomerChangedPayload(2, false, CustomerStatus.Lost)],
            events.Select(happened => happened.Payload));
        Assert.Equal([Start, changed.UpdatedAt], events.Select(happened => happened.RecordedAt));
        Assert.All(events, happened => Assert.Equal(happened.RecordedAt, EntityId.RecordedAt(happened.Id)));
    }

    [Fact]
    public async Task Transactions_and_what_they_make_of_the_customer_are_told()
    {
        var ana = await AddCustomerAsync("1");
        var bought = await AddTransactionAsync(ana.Id, Start.AddDays(-2), 1234.5m);
        var again = await AddTransactionAsync(ana.Id, Start.AddDays(-1), 7m, "JPY");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var reversed = await ReverseTransaction.ExecuteAsync(
            new() { TransactionId = bought.Id, ReversedAt = Start, IdempotencyKey = "r" }, Cancel);

        var events = await ReadAllAsync();

        Assert.Equal(
            [
                new CustomerChangedPayload(1, true, CustomerStatus.Prospect),
                new TransactionRecordedPayload(bought.Id, TransactionKind.RepairOrder, bought.Net),
                new CustomerChangedPayload(2, false, CustomerStatus.Customer),
                new TransactionRecordedPayload(again.Id, TransactionKind.RepairOrder, again.Net),
                new TransactionReversedPayload(bought.Id, reversed.Transaction!.Reversal!.Id, bought.Net),
            ],
            events.Select(happened => happened.Payload));
        Assert.Equal([Start, bought.OccurredAt, Start, again.OccurredAt, Start], events.Select(happened => happened.OccurredAt));
        Assert.Equal(Clock.GetUtcNow(), events[^1].RecordedAt);
    }

    [Fact]
    public async Task Interactions_are_told_once()
    {
        var ana = await AddCustomerAsync("1");
        var met = new Visit
        {
            Id = EntityId.Create(Start),
            CustomerId = ana.Id,
            Touchpoint = TouchpointKind.Workshop,
            Channel = Channel.Visit,
            OccurredAt = Start.AddDays(-1),
            RecordedAt = Start,
            DealerCode = "L1",
        };
        await Get<IInteractionStore>().AppendAsync([met], Cancel);
        await Get<IInteractionStore>().AppendAsync([met, met with { Id = EntityId.Create(Start), DealerCode = null }], Cancel);

        var events = await ReadAllAsync();

        Assert.Equal(3, events.Count);
        Assert.Equal(new InteractionRecordedPayload(met.Id, TouchpointKind.Workshop, Channel.Visit), events[1].Payload);
        Assert.Equal((met.OccurredAt, "L1"), (events[1].OccurredAt, events[1].DealerCode));
        Assert.Null(events[2].DealerCode);
    }

    [Fact]
    public async Task What_was_refused_or_came_to_nothing_is_not_told()
    {
        var ana = await AddCustomerAsync("1");
        var known = (await SettleFeedAsync()).Head;

        await UpsertCustomer.ExecuteAsync(new UpsertCustomerCommand { Id = ana.Id, ExpectedVersion = 7 }, Cancel);
        var stale = new CustomerChange(ana with { Version = 5 }, null, [], null);
        Assert.Equal(CustomerSaveResult.Conflict, await Customers.SaveAsync(stale, Cancel));
        var taken = new CustomerChange(ana with { Id = EntityId.Create(Start) }, null, [new("dms", "1")], null);
        Assert.Equal(CustomerSaveResult.Conflict, await Customers.SaveAsync(taken, Cancel));

        Assert.Equal(known, (await SettleFeedAsync()).Head);
    }

    [Fact]
    public async Task Imported_transactions_are_told_after_their_customers()
    {
        await ImportAsync(Row("t1", "c1", 10), Row("t2", "c2", 5), Row("t3", "c1", 7));
        var events = await ReadAllAsync();

        Assert.Equal(5, events.Count);
        Assert.All(events.Take(2), told => Assert.Equal(new CustomerChangedPayload(1, true, CustomerStatus.Customer), told.Payload));
        var found = await Transactions.FindByExternalReferencesAsync([new("dms", "t1"), new("dms", "t2"), new("dms", "t3")], Cancel);
        Assert.Equal(
            found.Select(one => (one!.CustomerId, (FeedPayload)new TransactionRecordedPayload(one.Id, one.Kind, one.Net))),
            events.Skip(2).Select(told => (told.CustomerId, told.Payload)));
        Assert.Equal(5, events.Select(told => told.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_repeated_import_tells_nothing_and_a_correction_tells_both_customers()
    {
        await ImportAsync(Row("t1", "c1", 10), Row("t2", "c2", 5));
        var known = (await SettleFeedAsync()).Head;
        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(Row("t1", "c1", 10), Row("t2", "c2", 5));
        Assert.Equal(known, (await SettleFeedAsync()).Head);

        Clock.Advance(TimeSpan.FromHours(1));
        await ImportAsync(Row("t1", "c2", 11), Row("t2", "c2", 5));

        await SettleFeedAsync();
        var told = (await Feed.ReadAsync(known, FeedSelection.All, 10, Cancel)).Events;
        var owners = await Customers.FindByExternalReferencesAsync([new("dms", "c1"), new("dms", "c2")], Cancel);
        var moved = (await Transactions.FindByExternalReferencesAsync([new("dms", "t1")], Cancel))[0]!;
        var payload = new TransactionCorrectedPayload(
            moved.Id, owners[1]!.Id, moved.Kind, Money.Rounded(11, "USD"), Money.Rounded(10, "USD"));
        Assert.Equal([(owners[0]!.Id, payload), (owners[1]!.Id, payload)], told.Select(one => (one.CustomerId, one.Payload)));
    }

    [Fact]
    public async Task A_dry_run_tells_nothing_and_an_import_that_makes_a_customer_of_a_prospect_tells_it()
    {
        var ana = await AddCustomerAsync("c1");
        var known = (await SettleFeedAsync()).Head;
        await using (var dry = await Get<ITransactionImportStore>().OpenAsync("dms", isDryRun: true, Cancel))
        {
            await dry.WriteAsync([Row("t1", "c1", 10)], Cancel);
        }

        Assert.Equal(known, (await SettleFeedAsync()).Head);
        await ImportAsync(Row("t1", "c1", 10));

        await SettleFeedAsync();
        var told = (await Feed.ReadAsync(known, FeedSelection.All, 10, Cancel)).Events;
        Assert.Equal([FeedEventType.TransactionRecorded, FeedEventType.CustomerChanged], told.Select(one => one.Type));
        Assert.Equal(new CustomerChangedPayload(2, false, CustomerStatus.Customer), told[1].Payload);
        Assert.Equal(2, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Version);
    }

    [Fact]
    public async Task Imported_customers_are_told_when_they_change()
    {
        for (var times = 0; times < 2; times++)
        {
            await ImportAsync(new ImportedCustomer("1", DisplayName: "Ana"));
            Clock.Advance(TimeSpan.FromHours(1));
        }

        await ImportAsync(new ImportedCustomer("1", ContactPoints: [new(Channel.Email, "ana@example.org")]));
        await ImportAsync(new ImportedCustomer("1", Status: CustomerStatus.Lost));

        Assert.Equal(
            [
                new CustomerChangedPayload(1, true, CustomerStatus.Prospect),
                new CustomerChangedPayload(2, false, CustomerStatus.Prospect),
                new CustomerChangedPayload(3, false, CustomerStatus.Lost),
            ],
            (await ReadAllAsync()).Select(told => told.Payload));
    }

    [Fact]
    public async Task Reading_in_small_steps_gives_the_same_as_reading_at_once()
    {
        await CreateWorldAsync(11, 20);
        var all = await ReadAllAsync();
        Assert.Equal(all, all.OrderBy(told => told.Position));

        foreach (var limit in new[] { 1, 7 })
        {
            var stepped = new List<FeedEvent>();
            FeedSlice slice;
            var at = FeedPosition.Start;
            do
            {
                slice = await Feed.ReadAsync(at, FeedSelection.All, limit, Cancel);
                Assert.InRange(slice.Events.Count, 0, limit);
                stepped.AddRange(slice.Events);
                at = slice.ReadTo;
            }
            while (!slice.IsEnd);
            Assert.Equal(all, stepped);
            Assert.Equal((await SettleFeedAsync()).Head, at);
        }
    }

    [Fact]
    public async Task A_selection_gives_what_the_evaluator_of_filters_gives_and_reads_to_the_end()
    {
        var world = await CreateWorldAsync(12, 20);
        var all = await ReadAllAsync();
        var someone = world.Customers[3].Customer.Id;
        var evaluator = new FilterEvaluator(FeedEventFilterFields.Entity, Clock.GetUtcNow());
        Filter[] filters =
        [
            Filter.Compare("type", Comparator.Eq, FeedEventType.TransactionRecorded),
            Filter.Compare("customerId", Comparator.In, someone, world.Customers[4].Customer.Id),
            Filter.Compare("dealerCode", Comparator.Ne, "L1"),
            Filter.Compare("dealerCode", Comparator.IsNull, true),
            Filter.Compare("occurredAt", Comparator.Lt, Start.AddDays(-100)),
            Filter.Compare("recordedAt", Comparator.Gt, all[all.Count / 2].RecordedAt),
            Filter.Compare("id", Comparator.Eq, all[5].Id),
        ];
        foreach (var filter in filters)
        {
            var slice = await Feed.ReadAsync(FeedPosition.Start, new FeedSelection(Where: filter), 10_000, Cancel);
            Assert.Equal(all.Where(told => evaluator.Matches(filter, told)), slice.Events);
            Assert.True(slice.IsEnd);
            Assert.Equal(all[^1].Position, slice.ReadTo);
        }

        var own = await Feed.ReadAsync(FeedPosition.Start, new FeedSelection(CustomerId: someone), 10_000, Cancel);
        Assert.Equal(all.Where(told => told.CustomerId == someone), own.Events);
        var typed = await Feed.ReadAsync(
            FeedPosition.Start, new FeedSelection([FeedEventType.TransactionReversed, FeedEventType.CustomerChanged]), 10_000, Cancel);
        Assert.Equal(
            all.Where(told => told.Type is FeedEventType.TransactionReversed or FeedEventType.CustomerChanged), typed.Events);
        Assert.Empty((await Feed.ReadAsync(FeedPosition.Start, new FeedSelection([]), 10, Cancel)).Events);
    }

    [Fact]
    public async Task Reading_after_the_end_answers_nothing_and_stays_where_it_is()
    {
        await AddCustomerAsync("1");
        var ahead = new FeedPosition(1L << 60, 1L << 60);

        var slice = await Feed.ReadAsync(ahead, FeedSelection.All, 10, Cancel);

        Assert.Empty(slice.Events);
        Assert.True(slice.IsEnd);
    }

    [Fact]
    public async Task The_signal_wakes_and_says_how_far_was_written()
    {
        var signal = Get<IFeedSignal>();
        var seen = signal.Version;
        var waiting = signal.WaitAsync(seen, TimeSpan.FromMinutes(5), Cancel);

        await AddCustomerAsync("1");
        await waiting;

        Assert.NotEqual(seen, signal.Version);
        var head = (await SettleFeedAsync()).Head;
        Assert.Equal(head, signal.Committed);
        await ImportAsync(Row("t1", "c1", 10));
        Assert.Equal((await SettleFeedAsync()).Head, signal.Committed);
        Assert.True(signal.Committed > head);
    }

    private static ImportedTransaction Row(string id, string customer, decimal net) => new(
        id, customer, TransactionKind.Sale, Start.AddDays(-3), "USD", [new TransactionLineInput("CAR", 1, net)], "L1");

    private async Task<IReadOnlyList<FeedEvent>> ReadAllAsync()
    {
        await SettleFeedAsync();
        var slice = await Feed.ReadAsync(FeedPosition.Start, FeedSelection.All, 100_000, Cancel);
        Assert.True(slice.IsEnd);
        return slice.Events;
    }

    private async Task ImportAsync(params ImportedTransaction[] rows)
    {
        await using var import = await Get<ITransactionImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        await import.WriteAsync(rows, Cancel);
        await import.CompleteAsync(Cancel);
    }

    private async Task ImportAsync(ImportedCustomer row)
    {
        await using var import = await Get<ICustomerImportStore>().OpenAsync("dms", isDryRun: false, Cancel);
        await import.WriteAsync([row], Cancel);
        await import.CompleteAsync(Cancel);
    }
}
