using HeadlessCrm.Api.Feed;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>An event about a complaint.</summary>
internal abstract class ComplaintFeedEntry(FeedEvent happened, Guid complaintId, FeedCursors cursors)
    : FeedEntry(happened, cursors)
{
    public Guid ComplaintKey => complaintId;

    public GlobalId ComplaintId => GlobalId.OfComplaint(complaintId);
}

/// <summary><c>ComplaintOpenedEvent</c>.</summary>
internal sealed class ComplaintOpenedEntry(FeedEvent happened, ComplaintOpenedPayload payload, FeedCursors cursors)
    : ComplaintFeedEntry(happened, payload.ComplaintId, cursors)
{
    public string Category => payload.Category;

    public ComplaintSeverity Severity => payload.Severity;
}

/// <summary><c>ComplaintResolvedEvent</c>.</summary>
internal sealed class ComplaintResolvedEntry(FeedEvent happened, ComplaintResolvedPayload payload, FeedCursors cursors)
    : ComplaintFeedEntry(happened, payload.ComplaintId, cursors)
{
    public int ContactCount => payload.ContactCount;

    public Money? Compensation => payload.Compensation;
}

/// <summary><c>CommitmentBreachedEvent</c>.</summary>
internal sealed class CommitmentBreachedEntry(FeedEvent happened, CommitmentBreachedPayload payload, FeedCursors cursors)
    : ComplaintFeedEntry(happened, payload.ComplaintId, cursors)
{
    public GlobalId CommitmentId => GlobalId.OfCommitment(payload.CommitmentId);

    public DateTimeOffset DueAt => payload.DueAt;
}

/// <summary>Binds the events about complaints.</summary>
internal static class ComplaintEvents
{
    private static readonly string[] Types = ["ComplaintOpenedEvent", "ComplaintResolvedEvent", "CommitmentBreachedEvent"];

    public static ExecutableSchemaBuilder AddComplaintEvents(this ExecutableSchemaBuilder builder)
    {
        builder
            .AddType<ComplaintOpenedEntry>(Types[0])
            .AddType<ComplaintResolvedEntry>(Types[1])
            .AddType<CommitmentBreachedEntry>(Types[2]);
        foreach (var type in Types)
        {
            builder.AddResolver(type, "customer", new BatchResolver<FeedEntry, Customer?>(CustomerAsync));
            builder.AddResolver(type, "complaint", new BatchResolver<ComplaintFeedEntry, Complaint?>(ComplaintAsync));
        }

        return builder;
    }

    private static async ValueTask<BatchResult<Customer?>> CustomerAsync(IReadOnlyList<FeedEntry> entries, FieldContext field) =>
        new(await field.Services.GetRequiredService<ICustomerStore>().GetAsync(
            [.. entries.Select(entry => entry.Event.CustomerId)], field.CancellationToken));

    private static async ValueTask<BatchResult<Complaint?>> ComplaintAsync(
        IReadOnlyList<ComplaintFeedEntry> entries, FieldContext field) =>
        new(await field.Services.GetRequiredService<IComplaintStore>().GetAsync(
            [.. entries.Select(entry => entry.ComplaintKey)], field.CancellationToken));
}
