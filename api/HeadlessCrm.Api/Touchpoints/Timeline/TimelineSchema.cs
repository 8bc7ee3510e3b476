using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Customers;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Timeline;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.Timeline;

/// <summary>Binds <c>timeline.graphql</c>.</summary>
internal static class TimelineSchema
{
    public static ExecutableSchemaBuilder AddTimeline(this ExecutableSchemaBuilder builder) => builder
        .AddType<TimelineEntry>()
        .AddType<Connection<TimelineEntry>>("TimelineConnection")
        .AddType<Edge<TimelineEntry>>("TimelineEdge")
        .AddEnum<TimelineKind>()
        .AddResolvers(typeof(CustomerTimelineFields))
        .AddResolvers(typeof(TimelineEntryFields));
}

/// <summary>What happened to a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerTimelineFields
{
    private static readonly OrderTerm<TimelineOrderField>[] NewestFirst = [.. TimelineEntry.Order];

    public static async Task<BatchResult<Connection<TimelineEntry>>> Timeline(
        IReadOnlyList<Customer> customers,
        FieldContext field,
        ITimelineStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<TimelineOrderField>.Read(field, TimelineFilterFields.Entity, cursors, NewestFirst)
            .LoadManyAsync(customers.Ids(), store.PageByCustomersAsync, store.CountByCustomersAsync, cancellationToken);
}

/// <summary>Fields of an entry that are no properties of it.</summary>
[ResolversOf("TimelineEntry")]
internal static class TimelineEntryFields
{
    public static async Task<BatchResult<object?>> Subject(
        IReadOnlyList<TimelineEntry> entries, NodeStores stores, CancellationToken cancellationToken)
    {
        GlobalId[] ids = [.. entries.Select(SubjectOf).Distinct()];
        var found = await stores.FindAsync(ids, cancellationToken);
        var byId = new Dictionary<GlobalId, object?>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            byId.Add(ids[i], found[i]);
        }

        object?[] subjects = [.. entries.Select(entry => byId[SubjectOf(entry)])];
        return new BatchResult<object?>(subjects);
    }

    private static GlobalId SubjectOf(TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.Interaction => GlobalId.OfInteraction(entry.SubjectId),
        TimelineKind.VehiclePeriodBegan or TimelineKind.VehiclePeriodEnded => GlobalId.OfVehicle(entry.SubjectId),
        TimelineKind.Transaction or TimelineKind.Reversal or TimelineKind.Return => GlobalId.OfTransaction(entry.SubjectId),
        TimelineKind.Lead => GlobalId.OfLead(entry.SubjectId),
        TimelineKind.Quote => GlobalId.OfQuote(entry.SubjectId),
        TimelineKind.Complaint => GlobalId.OfComplaint(entry.SubjectId),
        TimelineKind.EventInvitation => GlobalId.OfEventInvitation(entry.SubjectId),
        TimelineKind.EventRegistration => GlobalId.OfEventRegistration(entry.SubjectId),
        TimelineKind.SurveyResponse => GlobalId.OfSurveyResponse(entry.SubjectId),
        TimelineKind.Suggestion or TimelineKind.SuggestionAnswer => GlobalId.OfSuggestion(entry.SubjectId),
        TimelineKind.Merge or TimelineKind.Unmerge => GlobalId.OfCustomer(entry.SubjectId),
        _ => throw new InvalidOperationException($"The schema has no subject for {entry.Kind}."),
    };
}
