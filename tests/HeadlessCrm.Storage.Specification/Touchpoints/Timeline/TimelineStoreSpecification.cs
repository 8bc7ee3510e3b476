using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Suggestions;
using HeadlessCrm.Domain.Customers.Surveys;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Touchpoints.Timeline;

namespace HeadlessCrm.Storage.Specification.Touchpoints.Timeline;

/// <summary>What <see cref="ITimelineStore"/> must do: what a merge in memory of everything that was posted does.</summary>
public abstract class TimelineStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private readonly List<TimelineEntry> all = [];
    private Random random = new(0);
    private Guid? survey;
    private int vehicles;

    private ITimelineStore Timeline => Get<ITimelineStore>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_timeline_is_the_merge_of_everything_a_customer_has(int seed)
    {
        random = new Random(seed);
        var ids = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await AddCustomerAsync($"{i}", $"Name {i}")).Id);
        }

        for (var i = 0; i < 80; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await PostAsync(ids[random.Next(3)]);
        }

        foreach (var where in new[]
        {
            null,
            Filter.Compare("kind", Comparator.Eq, TimelineKind.Reversal),
            Filter.Compare("kind", Comparator.In, TimelineKind.Complaint, TimelineKind.Interaction),
            Filter.Compare("kind", Comparator.In, TimelineKind.SuggestionAnswer, TimelineKind.EventRegistration),
            Filter.Compare("kind", Comparator.In, TimelineKind.Return, TimelineKind.VehiclePeriodBegan, TimelineKind.VehiclePeriodEnded),
            Filter.AllOf(
                Filter.Compare("kind", Comparator.Ne, TimelineKind.Transaction),
                Filter.Compare("occurredAt", Comparator.Lt, Start.AddDays(-5))),
        })
        {
            var expected = ids.Select(id => Expected(id, where)).ToList();
            Assert.Equal(expected.Select(list => list.Count), await Timeline.CountByCustomersAsync(ids, where, Cancel));
            foreach (var size in new[] { 1, 3, 100 })
            {
                var slices = await Timeline.PageByCustomersAsync(
                    ids, new() { Size = size, Order = TimelineEntry.Order, Where = where }, Cancel);
                for (var i = 0; i < ids.Count; i++)
                {
                    Assert.Equal(expected[i].Take(size), slices[i].Items);
                    Assert.Equal(expected[i].Count > size, slices[i].HasNext);
                }
            }

            foreach (var isFromEnd in new[] { false, true })
            {
                var walked = await PageWalk.RunAsync(
                    TimelineFilterFields.Entity,
                    Cursors,
                    TimelineEntry.Order,
                    where,
                    7,
                    isFromEnd,
                    expected[0].Count,
                    async request => (await Timeline.PageByCustomersAsync([ids[0]], request, Cancel))[0]);
                Assert.Equal(expected[0], walked);
            }
        }
    }

    [Fact]
    public async Task Nobody_has_no_timeline()
    {
        Assert.Empty(await Timeline.PageByCustomersAsync([], new() { Order = TimelineEntry.Order }, Cancel));
        Assert.Empty((await Timeline.PageByCustomersAsync([Guid.Empty], new() { Order = TimelineEntry.Order }, Cancel))[0].Items);
        Assert.Equal([0], await Timeline.CountByCustomersAsync([Guid.Empty], null, Cancel));
    }

    private List<TimelineEntry> Expected(Guid customerId, Filter? where) =>
    [
        .. all.Where(entry => entry.CustomerId == customerId)
            .Where(entry => where is null || new FilterEvaluator(TimelineFilterFields.Entity, Clock.GetUtcNow()).Matches(where, entry))
            .OrderByDescending(entry => entry.OccurredAt)
            .ThenByDescending(entry => entry.Id.ToString(), StringComparer.Ordinal),
    ];

    // Whole days, so that several things happen at the same time.
    private async Task PostAsync(Guid customerId)
    {
        var at = Start.AddDays(-random.Next(1, 12));
        switch (random.Next(10))
        {
            case 0:
                var met = new Visit
                {
                    Id = EntityId.Create(Clock.GetUtcNow()), CustomerId = customerId, Touchpoint = TouchpointKind.Sale, Channel = Channel.Visit,
                    OccurredAt = at, RecordedAt = Clock.GetUtcNow(),
                };
                await Get<IInteractionStore>().AppendAsync([met], Cancel);
                all.Add(new(met.Id, customerId, TimelineKind.Interaction, at, met.Id));
                break;
            case 1:
                var bought = await AddTransactionAsync(customerId, at, 10);
                all.Add(new(bought.Id, customerId, TimelineKind.Transaction, at, bought.Id));
                if (random.Next(2) == 0)
                {
                    var reversal = (await ReverseTransaction.ExecuteAsync(
                        new ReverseTransactionCommand { TransactionId = bought.Id, ReversedAt = at, IdempotencyKey = NewKey() }, Cancel))
                        .Transaction!.Reversal!;
                    all.Add(new(reversal.Id, customerId, TimelineKind.Reversal, at, bought.Id));
                }

                break;
            case 2:
                var lead = (await new RecordLead(Get<ILeadStore>(), Customers, UpsertCustomer, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { CustomerId = customerId, Source = "web", ReceivedAt = at, IdempotencyKey = NewKey() }, Cancel)).Lead!;
                all.Add(new(lead.Id, customerId, TimelineKind.Lead, at, lead.Id));
                break;
            case 3:
                var quote = (await new RecordQuote(Get<IQuoteStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new()
                    {
                        CustomerId = customerId, QuotedAt = at, Currency = "USD", Lines = [new QuoteLineInput("CAR", 1, 10)],
                        IdempotencyKey = NewKey(),
                    },
                    Cancel)).Quote!;
                all.Add(new(quote.Id, customerId, TimelineKind.Quote, at, quote.Id));
                break;
            case 4:
                await PostToEventAsync(customerId, at);
                break;
            case 5:
                var suggestion = (await new RecordSuggestion(
                    Get<ISuggestionStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { CustomerId = customerId, Text = "text", ReceivedAt = at, IdempotencyKey = NewKey() }, Cancel)).Value!;
                all.Add(new(suggestion.Id, customerId, TimelineKind.Suggestion, at, suggestion.Id));
                var answeredAt = at.AddDays(random.Next(2));
                Assert.Empty((await new AnswerSuggestion(Get<ISuggestionStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new() { SuggestionId = suggestion.Id, Answer = "yes", AnsweredBy = "rosa", AnsweredAt = answeredAt }, Cancel)).Errors);
                if (answeredAt > at)
                {
                    all.Add(new(suggestion.Id, customerId, TimelineKind.SuggestionAnswer, answeredAt, suggestion.Id));
                }

                break;
            case 6:
                var response = (await new AnswerSurvey(Get<ISurveyStore>(), Customers, Golden, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                    new()
                    {
                        SurveyId = await SurveyAsync(), CustomerId = customerId, Answers = [new("q", ["a"])], AnsweredAt = at, IdempotencyKey = NewKey(),
                    },
                    Cancel)).Value!;
                all.Add(new(response.Id, customerId, TimelineKind.SurveyResponse, at, response.Id));
                break;
            case 7:
                await ReturnAsync(customerId, at);
                break;
            case 8:
                await DriveAsync(customerId, at);
                break;
            default:
                var complaint = (await new OpenComplaint(
                    Get<IComplaintStore>(), Customers, Transactions, Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock).ExecuteAsync(
                    new()
                    {
                        CustomerId = customerId, Category = "A", Severity = ComplaintSeverity.Low, Channel = Channel.Phone, Subject = "Noise",
                        OpenedAt = at, IdempotencyKey = NewKey(),
                    },
                    Cancel)).Complaint!;
                all.Add(new(complaint.Id, customerId, TimelineKind.Complaint, at, complaint.Id));
                break;
        }
    }

    private async Task PostToEventAsync(Guid customerId, DateTimeOffset at)
    {
        var now = Clock.GetUtcNow();
        var code = NewKey();
        await new UpsertMarketingEvent(Get<IMarketingEventStore>(), Get<IIdempotencyStore>(), new BusinessTimeOptions(), Clock).ExecuteAsync(
            new()
            {
                EventCode = code,
                Name = "Event",
                Kind = MarketingEventKind.Club,
                StartsAt = now.AddDays(1),
                EndsAt = now.AddDays(2),
                Status = MarketingEventStatus.Open,
            },
            Cancel);
        if (random.Next(2) == 0)
        {
            var invited = (await new InviteToMarketingEvent(Get<IMarketingEventStore>(), Customers, Clock).ExecuteAsync(
                new() { EventCode = code, Guests = [new(customerId, null)], InvitedAt = at }, Cancel)).Results[0].Invitation!;
            all.Add(new(invited.Id, customerId, TimelineKind.EventInvitation, at, invited.Id));
            return;
        }

        var registered = (await new RegisterForMarketingEvent(
            Get<IEventRegistrationStore>(), Get<IMarketingEventStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { EventCode = code, CustomerId = customerId, RegisteredAt = at }, Cancel)).Value!;
        all.Add(new(registered.Id, customerId, TimelineKind.EventRegistration, at, registered.Id));
    }

    private async Task<Guid> SurveyAsync() => survey ??= (await new UpsertSurvey(Get<ISurveyStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
        new() { Name = "survey", Title = "Survey", Questions = [new() { Key = "q", Text = "?", Kind = SurveyQuestionKind.Text }] },
        Cancel)).Value!.Id;

    private async Task ReturnAsync(Guid customerId, DateTimeOffset at)
    {
        var bought = await AddTransactionAsync(customerId, at, 10);
        all.Add(new(bought.Id, customerId, TimelineKind.Transaction, at, bought.Id));
        var returned = (await new ReturnTransaction(Transactions, Get<ITransactionReturnStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { TransactionId = bought.Id, Lines = [new(0, 0.5m)], ReturnedAt = at, IdempotencyKey = NewKey() }, Cancel)).Return!;
        all.Add(new(returned.Id, customerId, TimelineKind.Return, at, bought.Id));
    }

    // A vehicle of its own each time, which is driven for a day, or since nobody knows when.
    private async Task DriveAsync(Guid customerId, DateTimeOffset at)
    {
        var number = ++vehicles;
        var vehicle = new Vehicle { Id = EntityId.Create(Clock.GetUtcNow()), Vin = $"WVWZZZ1JZ3W{number:000000}", Make = "VW", Model = "Golf" };
        await Get<IVehicleStore>().SaveAsync([vehicle], Cancel);
        var isKnown = random.Next(3) > 0;
        var change = new ChangeVehiclePeriod(Get<IVehicleStore>(), Get<IVehicleHistoryStore>(), Customers, Get<IIdempotencyStore>(), Clock);
        var outcome = await change.ExecuteAsync(
            new()
            {
                Vin = vehicle.Vin, CustomerId = customerId, Role = VehicleRole.Driver, IsEnd = false, Since = isKnown ? at.AddDays(-1) : null, Until = at,
                IdempotencyKey = NewKey(),
            },
            Cancel);
        var period = outcome.Period!;
        if (isKnown)
        {
            all.Add(new(period.Id, customerId, TimelineKind.VehiclePeriodBegan, at.AddDays(-1), vehicle.Id));
        }

        all.Add(new(period.Id, customerId, TimelineKind.VehiclePeriodEnded, at, vehicle.Id));
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
