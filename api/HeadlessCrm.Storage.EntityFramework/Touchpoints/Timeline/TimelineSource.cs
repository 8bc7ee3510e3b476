using System.Globalization;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Touchpoints.Timeline;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Touchpoints.Timeline;

/// <summary>A table with something that happened to customers: rows with the column <c>id</c>.</summary>
/// <param name="Kind">What its rows are in a timeline.</param>
/// <param name="Table">The table.</param>
/// <param name="Time">The column of when it happened.</param>
/// <param name="Id">The column of the id that places it, unique in the whole timeline.</param>
/// <param name="Condition">Which rows, with <c>e</c> for the table; null: all.</param>
/// <param name="Subject">The column of the id of what the entry is about.</param>
/// <param name="Owner">Which rows are a customer's, the customer being <c>parents.id</c>.</param>
internal sealed record TimelineSource(
    TimelineKind Kind,
    string Table,
    string Time,
    string Id = "id",
    string? Condition = null,
    string Subject = "id",
    string Owner = "e.customer_id = parents.id")
{
    // A return is its transaction's, and has no customer of its own.
    private const string OfTransaction = "e.transaction_id IN (SELECT t.id FROM transactions t WHERE t.customer_id = parents.id)";

    /// <summary>
    /// Every table that timelines are read from. One more kind of thing is one more line, with an index on customer and time.
    /// </summary>
    public static IReadOnlyList<TimelineSource> All { get; } =
    [
        new(TimelineKind.Interaction, "interactions", "occurred_at"),
        new(TimelineKind.Transaction, "transactions", "occurred_at"),
        new(TimelineKind.Reversal, "transactions", "reversed_at", "reversal_id", "e.reversed_at IS NOT NULL"),
        new(TimelineKind.Complaint, "complaints", "opened_at"),
        new(TimelineKind.Lead, "leads", "received_at"),
        new(TimelineKind.Quote, "quotes", "quoted_at"),
        new(TimelineKind.EventInvitation, "event_invitations", "invited_at"),
        new(TimelineKind.EventRegistration, "event_registrations", "registered_at"),
        new(TimelineKind.SurveyResponse, "survey_responses", "answered_at"),
        new(TimelineKind.Suggestion, "suggestions", "received_at"),

        // At another time than the suggestion itself, so that time and id together name one entry.
        new(TimelineKind.SuggestionAnswer, "suggestions", "answered_at", Condition: "e.answered_at > e.received_at"),
        new(TimelineKind.Merge, "customer_merges", "merged_at", Condition: "e.is_unmerge = FALSE", Subject: "other_id"),
        new(TimelineKind.Unmerge, "customer_merges", "merged_at", Condition: "e.is_unmerge = TRUE", Subject: "other_id"),
        new(TimelineKind.Return, "transaction_returns", "returned_at", Subject: "transaction_id", Owner: OfTransaction),
        new(TimelineKind.VehiclePeriodBegan, "vehicle_periods", "since", Condition: "e.since IS NOT NULL", Subject: "vehicle_id"),
        new(TimelineKind.VehiclePeriodEnded, "vehicle_periods", "until", Condition: "e.until IS NOT NULL", Subject: "vehicle_id"),
    ];

    /// <summary>How its filterable fields lie: the kind is the same for every row.</summary>
    public SqlEntity Entity { get; } = new(
        new Dictionary<string, SqlField>(StringComparer.Ordinal)
        {
            ["kind"] = new(FieldType.Enumeration, ((int)Kind).ToString(CultureInfo.InvariantCulture)),
            ["occurredAt"] = new(FieldType.Instant, $"{{0}}.{Time}"),
        },
        new Dictionary<string, SqlSet>(StringComparer.Ordinal));
}
