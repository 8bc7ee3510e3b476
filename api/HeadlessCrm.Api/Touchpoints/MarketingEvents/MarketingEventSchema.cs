using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Feed;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.MarketingEvents;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.MarketingEvents;

/// <summary>Binds <c>marketing-events.graphql</c>.</summary>
internal static class MarketingEventSchema
{
    public static ExecutableSchemaBuilder AddMarketingEvents(this ExecutableSchemaBuilder builder) => builder
        .AddType<MarketingEvent>()
        .AddType<MarketingEventFiguresAnswer>("MarketingEventFigures")
        .AddType<EventRegistration>()
        .AddType<EventInvitation>()
        .AddType<Connection<MarketingEvent>>("MarketingEventConnection")
        .AddType<Edge<MarketingEvent>>("MarketingEventEdge")
        .AddType<Connection<EventRegistration>>("EventRegistrationConnection")
        .AddType<Edge<EventRegistration>>("EventRegistrationEdge")
        .AddType<Connection<EventInvitation>>("EventInvitationConnection")
        .AddType<Edge<EventInvitation>>("EventInvitationEdge")
        .AddType<MarketingEventPayload>()
        .AddType<MarketingEventInvitePayload>()
        .AddType<EventGuestResult>()
        .AddType<EventRegistrationPayload>()
        .AddType<EventRegistrationCancelPayload>()
        .AddType<MarketingEventNotOpen>()
        .AddType<MarketingEventFull>()
        .AddType<RegistrationPromotedEntry>("RegistrationPromotedEvent")
        .AddEnum<MarketingEventKind>()
        .AddEnum<MarketingEventStatus>()
        .AddEnum<EventRegistrationStatus>()
        .AddEnum<MarketingEventOrderField>()
        .AddEnum<EventRegistrationOrderField>()
        .AddEnum<EventInvitationOrderField>()
        .AddInput<OrderTerm<MarketingEventOrderField>>("MarketingEventOrder")
        .AddInput<OrderTerm<EventRegistrationOrderField>>("EventRegistrationOrder")
        .AddInput<OrderTerm<EventInvitationOrderField>>("EventInvitationOrder")
        .AddInput<MarketingEventUpsertInput>()
        .AddInput<MarketingEventInviteInput>()
        .AddInput<EventGuestInput>()
        .AddInput<MarketingEventRegisterInput>()
        .AddInput<MarketingEventRegistrationCancelInput>()
        .AddResolvers(typeof(MarketingEventQueries))
        .AddResolvers(typeof(MarketingEventMutations))
        .AddResolvers(typeof(CustomerEventFields))
        .AddResolvers(typeof(MarketingEventFields))
        .AddResolvers(typeof(EventRegistrationFields))
        .AddResolvers(typeof(EventInvitationFields))
        .AddResolvers(typeof(EventAttendanceFields))
        .AddResolvers(typeof(WalkInEventFields))
        .AddResolvers(typeof(RegistrationPromotedFields));

    /// <summary>Registers what deals with events.</summary>
    public static IServiceCollection AddMarketingEvents(this IServiceCollection services) => services
        .AddSingleton<UpsertMarketingEvent>()
        .AddSingleton<InviteToMarketingEvent>()
        .AddSingleton<RegisterForMarketingEvent>()
        .AddSingleton<CancelEventRegistration>();
}

/// <summary><c>RegistrationPromotedEvent</c>.</summary>
internal sealed class RegistrationPromotedEntry(FeedEvent happened, RegistrationPromotedPayload payload, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public Guid RegistrationKey => payload.RegistrationId;

    public GlobalId RegistrationId => GlobalId.OfEventRegistration(payload.RegistrationId);

    public string EventCode => payload.EventCode;
}

/// <summary>What an event of the feed about a registration leads to.</summary>
[ResolversOf("RegistrationPromotedEvent")]
internal static class RegistrationPromotedFields
{
    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<RegistrationPromotedEntry> entries, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. entries.Select(entry => entry.Event.CustomerId)], cancellationToken));

    public static async Task<BatchResult<EventRegistration?>> Registration(
        IReadOnlyList<RegistrationPromotedEntry> entries, IEventRegistrationStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. entries.Select(entry => entry.RegistrationKey)], cancellationToken));
}
