using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Storage.Specification.Touchpoints.Complaints;

/// <summary>What <see cref="IComplaintStore"/> must do.</summary>
public abstract class ComplaintStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private IComplaintStore Complaints => Get<IComplaintStore>();

    private ChangeComplaint Change => new(Complaints, Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock);

    [Fact]
    public async Task Keeps_every_value_of_a_complaint_through_its_whole_life()
    {
        var ana = await AddCustomerAsync("1");
        var bought = await AddTransactionAsync(ana.Id, Start.AddDays(-3), 90);
        var opened = await OpenAsync(new()
        {
            CustomerId = ana.Id,
            Category = "WORKSHOP",
            Severity = ComplaintSeverity.High,
            Channel = Channel.Phone,
            Subject = "Noise",
            Description = "After the service",
            DealerCode = "L1",
            ProductType = "OIL",
            Vin = "1HGCM82633A004352",
            TransactionId = bought.Id,
            Agent = "rosa",
            OpenedAt = Start.AddHours(-2),
        });
        Assert.Equal([opened, null], await Complaints.GetAsync([opened.Id, Guid.Empty], Cancel));

        var expected = opened;
        foreach (var command in new ChangeComplaintCommand[]
        {
            new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Contact, Channel = Channel.Email, Direction = InteractionDirection.Outbound, Agent = "rosa", Notes = "sorry" },
            new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Resolved, Resolution = "tightened", Notes = "tightened", Compensation = 12.5m, Currency = "USD" },
            new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Reopened },
            new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Resolved, Resolution = "replaced" },
            new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Closed },
        })
        {
            Clock.Advance(TimeSpan.FromHours(1));
            var outcome = await ChangeAsync(command);
            Assert.Empty(outcome.Errors);
            expected = outcome.Complaint!;
            Assert.Equal([expected], await Complaints.GetAsync([opened.Id], Cancel));
        }

        Assert.Equal((2, 1, 6, ComplaintStatus.Closed), (expected.ContactCount, expected.ReopenedCount, expected.Version, expected.Status));
        Assert.Equal((12.5m, "replaced"), (expected.Compensation?.Amount, expected.Resolution));
        var history = (await Complaints.GetHistoryAsync([Guid.Empty, opened.Id], Cancel))[1];
        Assert.Equal(
            [
                ComplaintEntryKind.Opened, ComplaintEntryKind.Contact, ComplaintEntryKind.Resolved, ComplaintEntryKind.Reopened,
                ComplaintEntryKind.Resolved, ComplaintEntryKind.Closed,
            ],
            history.Select(entry => entry.Kind));
        Assert.Equal(
            ("rosa", "sorry", Channel.Email, InteractionDirection.Outbound),
            (history[1].Agent, history[1].Notes, history[1].Channel!.Value, history[1].Direction!.Value));
    }

    [Fact]
    public async Task A_change_of_what_has_changed_meanwhile_comes_to_nothing()
    {
        var opened = await OpenAsync(Complaint((await AddCustomerAsync("1")).Id));
        await ChangeAsync(new() { ComplaintId = opened.Id, Kind = ComplaintEntryKind.Contact });
        var late = opened with { Version = 2, ContactCount = 9 };
        var entry = new ComplaintEntry(opened.Id, 2, ComplaintEntryKind.Contact, Start, Start, null, null, null, null);

        Assert.False(await Complaints.ChangeAsync(late, entry, new("late", "x", [1], [2], Start), Cancel));

        Assert.Null(await Get<IIdempotencyStore>().FindAsync("late", Cancel));
        Assert.Equal(2, (await Complaints.GetAsync([opened.Id], Cancel))[0]!.ContactCount);
    }

    [Fact]
    public async Task Lists_are_those_of_loops_in_memory()
    {
        var random = new Random(5);
        var customers = new List<Customer> { await AddCustomerAsync("1"), await AddCustomerAsync("2", "Ben"), await AddCustomerAsync("3", "Cy") };
        var all = new List<Complaint>();
        for (var i = 0; i < 30; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            all.Add(await OpenAsync(Complaint(customers[random.Next(2)].Id) with
            {
                Severity = (ComplaintSeverity)random.Next(4),
                Category = random.Next(2) == 0 ? "A" : "B",
                OpenedAt = Start.AddHours(-random.Next(1, 50)),
            }));
        }

        var where = Filter.AllOf(
            Filter.Compare("category", Comparator.Eq, "A"), Filter.Compare("severity", Comparator.Ne, ComplaintSeverity.Low));
        var expected = all.Where(one => one.Category == "A" && one.Severity != ComplaintSeverity.Low)
            .OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id.ToString(), StringComparer.Ordinal).ToList();
        var request = new PageRequest<ComplaintOrderField>
        {
            Size = 250, Where = where, Order = [new(ComplaintOrderField.OpenedAt, OrderDirection.Desc)],
        };
        Guid[] ids = [.. customers.Select(customer => customer.Id)];

        Assert.Equal(expected, (await Complaints.PageAsync(request, Cancel)).Items);
        Assert.Equal(expected.Count, await Complaints.CountAsync(where, Cancel));
        var slices = await Complaints.PageByCustomersAsync(ids, request, Cancel);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal(expected.Where(one => one.CustomerId == ids[i]), slices[i].Items);
        }

        Assert.Equal(
            ids.Select(id => expected.Count(one => one.CustomerId == id)),
            await Complaints.CountByCustomersAsync(ids, where, Cancel));
    }

    [Fact]
    public async Task A_breach_is_noted_once_and_told_of_valuable_customers_alone()
    {
        var (rich, poor) = (await AddCustomerAsync("1"), await AddCustomerAsync("2", "Ben"));
        await AddTransactionAsync(rich.Id, Start.AddDays(-3), 5_000);
        await AddTransactionAsync(poor.Id, Start.AddDays(-3), 4_999);
        await ProjectAsync();
        var broken = await CommitAsync((await OpenAsync(Complaint(rich.Id) with { DealerCode = "L1" })).Id);
        var cheap = await CommitAsync((await OpenAsync(Complaint(poor.Id))).Id);
        var kept = await CommitAsync(broken.ComplaintId);
        var late = await CommitAsync(broken.ComplaintId);
        var watch = new WatchCommitments(Complaints, new ComplaintOptions { ValuableSpend = 5_000 }, Clock);
        Assert.Equal(0, await watch.ExecuteAsync(Cancel));
        await KeepAsync(kept.Id);
        Clock.Advance(TimeSpan.FromDays(3));
        await KeepAsync(late.Id);

        var noted = await Task.WhenAll(watch.ExecuteAsync(Cancel), watch.ExecuteAsync(Cancel));
        Assert.Equal(3, noted.Sum());
        Assert.Equal(0, await watch.ExecuteAsync(Cancel));

        await SettleFeedAsync();
        var told = await Get<IFeedStore>().ReadAsync(FeedPosition.Start, new FeedSelection([FeedEventType.CommitmentBreached]), 10, Cancel);
        Assert.Equal(
            new[] { broken, late }.Select(one => new CommitmentBreachedPayload(one.Id, one.ComplaintId, one.DueAt)).ToHashSet(),
            told.Events.Select(happened => (CommitmentBreachedPayload)happened.Payload).ToHashSet());
        Assert.All(told.Events, happened => Assert.Equal((rich.Id, "L1", broken.DueAt), (happened.CustomerId, happened.DealerCode, happened.OccurredAt)));
        var stored = await Complaints.FindCommitmentsAsync([broken.Id, cheap.Id, kept.Id, late.Id, Guid.Empty], Cancel);
        Assert.Equal([true, true, false, true, false], stored.Select(one => one?.BreachNotedAt is not null));
        Assert.Equal([false, false, true, true, false], stored.Select(one => one?.KeptAt is not null));
        Assert.Equal(3, (await Complaints.GetCommitmentsAsync([broken.ComplaintId], Cancel))[0].Count);
    }

    [Fact]
    public async Task Offers_to_one_customer_together_stay_within_the_limit()
    {
        var ana = await AddCustomerAsync("1");
        await AddTransactionAsync(ana.Id, Start.AddDays(-3), 300, cost: 200);
        var (first, second) = (await OpenAsync(Complaint(ana.Id)), await OpenAsync(Complaint(ana.Id)));

        Assert.Empty((await OfferAsync(first.Id, 12)).Errors);
        var refused = Assert.IsType<RecoveryOfferTooHigh>(Assert.Single((await OfferAsync(second.Id, 8.01m)).Errors));
        Assert.Equal((8.01m, 12m, 20m, 100m), (refused.Value.Amount, refused.OfferedBefore.Amount, refused.Limit.Amount, refused.Margin.Amount));
        Assert.Empty((await OfferAsync(second.Id, 8)).Errors);

        var offers = await Complaints.GetOffersAsync([second.Id, Guid.Empty, first.Id], Cancel);
        Assert.Equal([1, 0, 1], offers.Select(list => list.Count));
        Assert.Equal((8m, "voucher"), (offers[0][0].Value.Amount, offers[0][0].Description));
    }

    [Fact]
    public async Task An_offer_is_taken_once_and_only_as_far_as_the_margin_goes_by_then()
    {
        var ana = await AddCustomerAsync("1");
        await AddTransactionAsync(ana.Id, Start.AddDays(-3), 200, cost: 100);
        var second = await AddTransactionAsync(ana.Id, Start.AddDays(-2), 200, cost: 100);
        var complaint = await OpenAsync(Complaint(ana.Id));
        var offers = new List<RecoveryOffer>();
        for (var i = 0; i < 4; i++)
        {
            offers.Add((await OfferAsync(complaint.Id, 10)).Offer!);
        }

        Assert.Empty((await AnswerAsync(offers[0], isAccepted: true)).Errors);
        Assert.Empty((await AnswerAsync(offers[1], isAccepted: false)).Errors);
        var twice = Assert.IsType<RecoveryOfferClosed>(Assert.Single((await AnswerAsync(offers[0], isAccepted: false)).Errors));
        Assert.Equal((RecoveryOfferStatus.Accepted, Start), (twice.Status, twice.Since));
        Assert.Empty((await OfferAsync(complaint.Id, 10)).Errors);
        Assert.Equal(40, Assert.IsType<RecoveryOfferTooHigh>(Assert.Single((await OfferAsync(complaint.Id, 0.01m)).Errors)).OfferedBefore.Amount);

        // Half of the margin is gone: 20 of it may be given.
        Assert.Empty((await ReverseTransaction.ExecuteAsync(
            new ReverseTransactionCommand { TransactionId = second.Id, IdempotencyKey = NewKey() }, Cancel)).Errors);
        var answers = await Task.WhenAll(offers.Skip(2).Select(offer => Task.Run(() => AnswerAsync(offer, isAccepted: true))));

        Assert.Equal([0, 1], answers.Select(answer => answer.Errors.Count).Order());
        var refused = Assert.IsType<RecoveryOfferTooHigh>(Assert.Single(answers.SelectMany(answer => answer.Errors)));
        Assert.Equal((20m, 20m), (refused.OfferedBefore.Amount, refused.Limit.Amount));
        var stored = (await Complaints.GetAsync([complaint.Id], Cancel))[0]!;
        Assert.Equal((20m, 4), (stored.Compensation!.Value.Amount, stored.Version));
        Assert.Equal(
            [ComplaintEntryKind.Opened, ComplaintEntryKind.OfferAccepted, ComplaintEntryKind.OfferDeclined, ComplaintEntryKind.OfferAccepted],
            (await Complaints.GetHistoryAsync([complaint.Id], Cancel))[0].Select(entry => entry.Kind));
        Assert.Equal(
            [(bool?)true, false, null],
            (await Complaints.FindOffersAsync([offers[0].Id, offers[1].Id, Guid.Empty], Cancel)).Select(offer => offer?.IsAccepted));
    }

    [Fact]
    public async Task What_is_not_valid_any_more_makes_room_for_other_offers()
    {
        var ana = await AddCustomerAsync("1");
        await AddTransactionAsync(ana.Id, Start.AddDays(-3), 200, cost: 100);
        var complaint = await OpenAsync(Complaint(ana.Id));
        var brief = (await OfferAsync(complaint.Id, 20, Start.AddDays(1))).Offer!;
        Assert.Single((await OfferAsync(complaint.Id, 20)).Errors);

        Clock.Advance(TimeSpan.FromDays(2));

        var late = Assert.IsType<RecoveryOfferClosed>(Assert.Single((await AnswerAsync(brief, isAccepted: true)).Errors));
        Assert.Equal((RecoveryOfferStatus.Expired, Start.AddDays(1)), (late.Status, late.Since));
        Assert.Empty((await OfferAsync(complaint.Id, 20)).Errors);
    }

    [Fact]
    public async Task Targets_are_set_changed_and_taken_back()
    {
        var (day, week) = (ServiceTime.FromDays(1), ServiceTime.FromDays(7));
        var (any, own) = (new ComplaintTarget(null, null, day, week), new ComplaintTarget("A", ComplaintSeverity.Low, ServiceTime.FromHours(3), day));
        await Complaints.SaveTargetAsync(own, Cancel);
        await Complaints.SaveTargetAsync(any, Cancel);
        await Complaints.SaveTargetAsync(any with { Resolution = day }, Cancel);

        Assert.Equal([any with { Resolution = day }, own], await Complaints.ListTargetsAsync(Cancel));
        Assert.True(await Complaints.RemoveTargetAsync("A", ComplaintSeverity.Low, Cancel));
        Assert.False(await Complaints.RemoveTargetAsync("A", ComplaintSeverity.Low, Cancel));
        Assert.Equal([any with { Resolution = day }], await Complaints.ListTargetsAsync(Cancel));
    }

    private static OpenComplaintCommand Complaint(Guid customerId) => new()
    {
        CustomerId = customerId,
        Category = "A",
        Severity = ComplaintSeverity.Medium,
        Channel = Channel.Phone,
        Subject = "Noise",
    };

    private async Task<Complaint> OpenAsync(OpenComplaintCommand command)
    {
        var outcome = await new OpenComplaint(
            Complaints, Customers, Transactions, Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock)
            .ExecuteAsync(command with { IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Complaint!;
    }

    private Task<ComplaintOutcome> ChangeAsync(ChangeComplaintCommand command) =>
        Change.ExecuteAsync(command with { IdempotencyKey = NewKey() }, Cancel);

    private async Task<Commitment> CommitAsync(Guid complaintId)
    {
        var outcome = await new MakeCommitment(Complaints, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { ComplaintId = complaintId, Promise = "call back", DueAt = Start.AddDays(2), IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Commitment!;
    }

    private async Task KeepAsync(Guid id) => Assert.Empty(
        (await new KeepCommitment(Complaints, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { CommitmentId = id, IdempotencyKey = NewKey() }, Cancel)).Errors);

    private Task<RecoveryOfferOutcome> OfferAsync(Guid complaintId, decimal value, DateTimeOffset? validUntil = null) =>
        new OfferRecovery(Complaints, Transactions, Get<IIdempotencyStore>(), Fifth, Clock).ExecuteAsync(
            new()
            {
                ComplaintId = complaintId,
                Description = "voucher",
                Value = value,
                Currency = "USD",
                ValidUntil = validUntil,
                IdempotencyKey = NewKey(),
            },
            Cancel);

    private Task<RecoveryOfferOutcome> AnswerAsync(RecoveryOffer offer, bool isAccepted) =>
        new AnswerRecoveryOffer(Complaints, Transactions, Get<IIdempotencyStore>(), Fifth, Clock).ExecuteAsync(
            new() { OfferId = offer.Id, IsAccepted = isAccepted, Reason = isAccepted ? null : "too little", IdempotencyKey = NewKey() },
            Cancel);

    private static ComplaintOptions Fifth => new() { OfferShareOfMargin = 0.2m };

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
