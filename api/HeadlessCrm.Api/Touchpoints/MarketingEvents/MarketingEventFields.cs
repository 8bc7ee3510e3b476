using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.MarketingEvents;

/// <summary>Questions about events.</summary>
[ResolversOf("Query")]
internal static class MarketingEventQueries
{
    public static Task<Connection<MarketingEvent>> MarketingEvents(
        FieldContext field, IMarketingEventStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<MarketingEventOrderField>.Read(field, MarketingEventFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<MarketingEvent?> MarketingEvent(
        string code, IMarketingEventStore store, CancellationToken cancellationToken) =>
        (await store.FindByCodesAsync([code], cancellationToken))[0];
}

/// <summary>For which events a customer registered.</summary>
[ResolversOf("Customer")]
internal static class CustomerEventFields
{
    public static async Task<BatchResult<Connection<EventRegistration>>> EventRegistrations(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        IEventRegistrationStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<EventRegistrationOrderField>.Read(field, EventRegistrationFilterFields.Entity, cursors)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>What came of an event.</summary>
internal sealed record MarketingEventFiguresAnswer(
    int Invited, int Registered, int RegisteredPersons, int? SeatsLeft, int Waiting, int Attended, int? NoShow, int WalkIns)
{
    /// <summary>The figures of an event, as they are at a moment.</summary>
    public static MarketingEventFiguresAnswer Of(MarketingEvent about, MarketingEventFigures figures, DateTimeOffset now) => new(
        figures.Invited,
        figures.Registered,
        figures.RegisteredPersons,
        figures.SeatsLeft(about),
        figures.Waiting,
        figures.Attended,
        figures.NoShowAt(about, now),
        figures.WalkIns);
}

/// <summary>Fields of an event that are no properties of it.</summary>
[ResolversOf("MarketingEvent")]
internal static class MarketingEventFields
{
    private static readonly OrderTerm<EventRegistrationOrderField>[] ByRegistration =
        [new(EventRegistrationOrderField.RegisteredAt, OrderDirection.Asc)];

    public static GlobalId Id(MarketingEvent about) => GlobalId.OfMarketingEvent(about.Id);

    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<MarketingEvent> events, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(events, about => about.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static async Task<BatchResult<MarketingEventFiguresAnswer>> Figures(
        IReadOnlyList<MarketingEvent> events, IMarketingEventStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var figures = await store.GetFiguresAsync(Ids(events), cancellationToken);
        var now = clock.GetUtcNow();
        MarketingEventFiguresAnswer[] answers = [.. events.Select((about, i) => MarketingEventFiguresAnswer.Of(about, figures[i], now))];
        return new(answers);
    }

    public static async Task<BatchResult<Connection<EventRegistration>>> Registrations(
        IReadOnlyList<MarketingEvent> events,
        FieldContext field,
        IEventRegistrationStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<EventRegistrationOrderField>.Read(field, EventRegistrationFilterFields.Entity, cursors, ByRegistration)
            .LoadManyAsync(Ids(events), store.PageByEventsAsync, store.CountByEventsAsync, cancellationToken);

    public static async Task<BatchResult<Connection<EventInvitation>>> Invitations(
        IReadOnlyList<MarketingEvent> events,
        FieldContext field,
        IMarketingEventStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<EventInvitationOrderField>.Read(field, EventInvitationFilterFields.Entity, cursors)
            .LoadManyAsync(Ids(events), store.PageInvitationsAsync, store.CountInvitationsAsync, cancellationToken);

    private static Guid[] Ids(IReadOnlyList<MarketingEvent> events) => [.. events.Select(about => about.Id)];
}

/// <summary>Fields of a registration that are no properties of it.</summary>
[ResolversOf("EventRegistration")]
internal static class EventRegistrationFields
{
    public static GlobalId Id(EventRegistration registration) => GlobalId.OfEventRegistration(registration.Id);

    public static async Task<BatchResult<MarketingEvent?>> Event(
        IReadOnlyList<EventRegistration> registrations, IMarketingEventStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. registrations.Select(one => one.EventId)], cancellationToken));

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<EventRegistration> registrations, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. registrations.Select(one => one.CustomerId)], cancellationToken));

    public static async Task<BatchResult<bool>> IsNoShow(
        IReadOnlyList<EventRegistration> registrations,
        IMarketingEventStore store,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var events = await store.GetAsync([.. registrations.Select(one => one.EventId)], cancellationToken);
        var now = clock.GetUtcNow();
        bool[] answers = [.. registrations.Select((one, i) => MarketingEventRules.IsNoShow(one, events[i]!, now))];
        return new(answers);
    }
}

/// <summary>Fields of an invitation that are no properties of it.</summary>
[ResolversOf("EventInvitation")]
internal static class EventInvitationFields
{
    public static GlobalId Id(EventInvitation invitation) => GlobalId.OfEventInvitation(invitation.Id);

    public static async Task<BatchResult<MarketingEvent?>> Event(
        IReadOnlyList<EventInvitation> invitations, IMarketingEventStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. invitations.Select(one => one.EventId)], cancellationToken));

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<EventInvitation> invitations, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. invitations.Select(one => one.CustomerId)], cancellationToken));
}

/// <summary>The event that was attended.</summary>
[ResolversOf("EventAttendance")]
internal static class EventAttendanceFields
{
    public static Task<BatchResult<MarketingEvent?>> Event(
        IReadOnlyList<EventAttendance> attendances, IMarketingEventStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(attendances, one => one.EventCode, store.FindByCodesAsync, cancellationToken);
}

/// <summary>The event that a visit of somebody unknown happened at.</summary>
[ResolversOf("WalkIn")]
internal static class WalkInEventFields
{
    public static Task<BatchResult<MarketingEvent?>> Event(
        IReadOnlyList<WalkIn> visits, IMarketingEventStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(visits, one => one.EventCode, store.FindByCodesAsync, cancellationToken);
}
