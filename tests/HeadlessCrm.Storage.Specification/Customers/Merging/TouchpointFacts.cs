using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Domain.Touchpoints.Leads;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Domain.Touchpoints.Timeline;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <summary>Posts facts of touchpoints for customers, and finds again whose they are.</summary>
internal sealed class TouchpointFacts(
    IComplaintStore complaints,
    ILeadStore leads,
    IMarketingEventStore events,
    IEventRegistrationStore registrations,
    ITimelineStore timeline,
    UpsertCustomer upsertCustomer,
    ICustomerStore customers,
    ITransactionStore transactions,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly List<Guid> invited = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts a fact for a customer named by id or by reference; answers the line that describes it.</summary>
    public Task<string> PostAsync(Random random, Guid? customerId, ExternalReference? reference) =>
        random.Next(4) switch
        {
            0 => ComplainAsync(random, customerId, reference),
            1 => RegisterAsync(customerId, reference),
            2 => InviteAsync(customerId, reference),
            _ => AskAsync(customerId, reference),
        };

    // Each for an event of its own, as one customer registers for an event once.
    private async Task<string> RegisterAsync(Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new RegisterForMarketingEvent(registrations, events, customers, idempotency, clock).ExecuteAsync(
            new() { EventCode = await AddEventAsync(), CustomerId = customerId, CustomerExternalReference = reference }, Cancel);
        Assert.Empty(outcome.Errors);
        return $"registration {outcome.Value!.Id} {outcome.Value.EventCode}";
    }

    private async Task<string> InviteAsync(Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new InviteToMarketingEvent(events, customers, clock).ExecuteAsync(
            new() { EventCode = await AddEventAsync(), Guests = [new(customerId, reference)] }, Cancel);
        Assert.Empty(outcome.Errors);
        var invitation = outcome.Results[0].Invitation!;
        invited.Add(invitation.Id);
        return $"invitation {invitation.Id}";
    }

    private async Task<string> AddEventAsync()
    {
        var now = clock.GetUtcNow();
        var outcome = await new UpsertMarketingEvent(events, idempotency, new BusinessTimeOptions(), clock).ExecuteAsync(
            new()
            {
                EventCode = Guid.CreateVersion7().ToString(),
                Name = "Event",
                Kind = MarketingEventKind.Club,
                StartsAt = now.AddDays(1),
                EndsAt = now.AddDays(2),
                Status = MarketingEventStatus.Open,
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Value!.Code;
    }

    private async Task<string> AskAsync(Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new RecordLead(leads, customers, upsertCustomer, idempotency, clock).ExecuteAsync(
            new RecordLeadCommand
            {
                CustomerId = customerId,
                CustomerExternalReference = reference,
                Source = "web",
                IdempotencyKey = Guid.CreateVersion7().ToString(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return $"lead {outcome.Lead!.Id}";
    }

    private async Task<string> ComplainAsync(Random random, Guid? customerId, ExternalReference? reference)
    {
        var outcome = await new OpenComplaint(complaints, customers, transactions, idempotency, new BusinessTimeOptions(), clock)
            .ExecuteAsync(
                new OpenComplaintCommand
                {
                    CustomerId = customerId,
                    CustomerExternalReference = reference,
                    Category = "A",
                    Severity = (ComplaintSeverity)random.Next(4),
                    Channel = Channel.Phone,
                    Subject = "Noise",
                    IdempotencyKey = Guid.CreateVersion7().ToString(),
                },
                Cancel);
        Assert.Empty(outcome.Errors);
        return $"complaint {outcome.Complaint!.Id}";
    }

    /// <summary>The lines of all facts of a customer.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(Guid customerId) =>
    [
        .. (await complaints.PageByCustomersAsync([customerId], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"complaint {one.Id}").Order(StringComparer.Ordinal),
        .. (await events.GetInvitationsAsync([.. invited], Cancel))
            .Where(one => one!.CustomerId == customerId)
            .Select(one => $"invitation {one!.Id}").Order(StringComparer.Ordinal),
        .. (await leads.PageByCustomersAsync([customerId], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"lead {one.Id}").Order(StringComparer.Ordinal),
        .. await DescribeAsync(customerId, TimelineKind.Merge),
        .. (await registrations.PageByCustomersAsync([customerId], new() { Size = 250 }, Cancel))[0].Items
            .Select(one => $"registration {one.Id} {one.EventCode}").Order(StringComparer.Ordinal),
        .. await DescribeAsync(customerId, TimelineKind.Unmerge),
    ];

    private async Task<IEnumerable<string>> DescribeAsync(Guid customerId, TimelineKind kind)
    {
        var page = await timeline.PageByCustomersAsync(
            [customerId],
            new() { Size = 250, Order = TimelineEntry.Order, Where = Filter.Compare("kind", Comparator.Eq, kind) },
            Cancel);
        return page[0].Items.Select(entry => Line(kind, entry.SubjectId, entry.OccurredAt)).Order(StringComparer.Ordinal);
    }

    /// <summary>The line of a merge or an unmerge.</summary>
    public static string Line(TimelineKind kind, Guid otherId, DateTimeOffset at) => $"{kind.ToString().ToLowerInvariant()} {otherId} {at:O}";
}
