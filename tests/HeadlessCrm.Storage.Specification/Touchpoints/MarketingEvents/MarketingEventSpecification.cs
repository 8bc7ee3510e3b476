using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.Storage.Specification.Customers.Merging;

namespace HeadlessCrm.Storage.Specification.Touchpoints.MarketingEvents;

/// <summary>What specifications of events have in common.</summary>
public abstract class MarketingEventSpecification(IStorageFactory factory) : MergeSpecification(factory)
{
    protected IMarketingEventStore Events => Get<IMarketingEventStore>();

    protected IEventRegistrationStore Registrations => Get<IEventRegistrationStore>();

    protected RegisterForMarketingEvent Registering => new(Registrations, Events, Customers, Get<IIdempotencyStore>(), Clock);

    private CancelEventRegistration Cancelling => new(Registrations, Events, Get<IIdempotencyStore>(), Clock);

    protected async Task<IReadOnlyList<EventRegistration>> ListAsync(MarketingEvent about) => (await Registrations.PageByEventsAsync(
        [about.Id], new() { Size = 99, Order = [new(EventRegistrationOrderField.RegisteredAt, OrderDirection.Asc)] }, Cancel))[0].Items;

    protected async Task<EventRegistration> RegisterAsync(string code, Guid customerId, int companions)
    {
        var outcome = await Registering.ExecuteAsync(
            new() { EventCode = code, CustomerId = customerId, Companions = companions, IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }

    protected async Task CancelAsync(Guid id)
    {
        var outcome = await Cancelling.ExecuteAsync(new() { RegistrationId = id, IdempotencyKey = NewKey() }, Cancel);
        Assert.Empty(outcome.Errors);
        Assert.Equal(EventRegistrationStatus.Cancelled, outcome.Registration!.Status);
    }

    protected Task<IReadOnlyList<EventInvitation>?> Invite(MarketingEvent about, params Guid[] customers) => Events.InviteAsync(
        [.. customers.Select(id => (
            new EventInvitation
            {
                Id = EntityId.Create(Clock.GetUtcNow()),
                EventId = about.Id,
                EventCode = about.Code,
                CustomerId = id,
                Channel = Channel.Email,
                InvitedAt = Clock.GetUtcNow(),
            },
            id))],
        Cancel);

    protected async Task AttendAsync(Guid customerId, string code) => await Get<IInteractionStore>().AppendAsync(
        [
            new EventAttendance(new Visit
            {
                Id = EntityId.Create(Clock.GetUtcNow()),
                CustomerId = customerId,
                Touchpoint = TouchpointKind.Event,
                Channel = Channel.Visit,
                OccurredAt = Start,
                RecordedAt = Clock.GetUtcNow(),
            }) { EventCode = code },
        ],
        Cancel);

    protected async Task WalkInAsync(string code) => Assert.True(await Get<IInteractionStore>().RecordWalkInAsync(
        new()
        {
            Id = EntityId.Create(Start), Touchpoint = TouchpointKind.Event, EventCode = code, OccurredAt = Start, RecordedAt = Start,
        },
        new(NewKey(), "x", [1], [2], Start),
        Cancel));

    protected MarketingEvent New(string code) => new()
    {
        Id = EntityId.Create(Clock.GetUtcNow()),
        Code = code,
        Name = "Event",
        Kind = MarketingEventKind.TestDrive,
        StartsAt = Start.AddDays(3),
        EndsAt = Start.AddDays(4),
        TimeZone = "UTC",
        HasWaitingList = true,
        Status = MarketingEventStatus.Planned,
        Version = 1,
        CreatedAt = Start,
        UpdatedAt = Start,
    };

    private static string NewKey() => Guid.CreateVersion7().ToString();
}
