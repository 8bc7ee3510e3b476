using System.Data.Common;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Webhooks;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Webhooks;

/// <summary>How deliveries are listed. The list is the log for people: it leaves payloads where they are.</summary>
internal static class WebhookDeliverySql
{
    public static SqlList<WebhookDelivery> List { get; } = new(
        "webhook_deliveries",
        "d",
        "d.id, d.webhook_id, d.run, d.event_id, d.event_type, d.feed_transaction, d.feed_sequence, d.customer_id, " +
        "d.occurred_at, d.state, d.attempts, d.next_attempt_at, d.created_at, d.completed_at",
        14,
        new SqlEntity(
            new Dictionary<string, SqlField>(StringComparer.Ordinal)
            {
                ["state"] = new(FieldType.Enumeration, "{0}.state"),
                ["eventType"] = new(FieldType.Enumeration, "{0}.event_type"),
                ["eventId"] = new(FieldType.Id, "{0}.event_id"),
                ["customerId"] = new(FieldType.Id, "{0}.customer_id"),
                ["createdAt"] = new(FieldType.Instant, "{0}.created_at"),
            },
            new Dictionary<string, SqlSet>(StringComparer.Ordinal)),
        Read,
        delivery => delivery.Id);

    public static SqlSort SortOf(WebhookDeliveryOrderField field) => field switch
    {
        WebhookDeliveryOrderField.CreatedAt => new("d.created_at", SortKeyKind.Number),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown order field."),
    };

    private static WebhookDelivery Read(DbDataReader row, int ordinal) => new()
    {
        Id = row.ReadId(ordinal),
        WebhookId = row.ReadId(ordinal + 1),
        Run = row.GetInt32(ordinal + 2),
        EventId = row.ReadId(ordinal + 3),
        EventType = (FeedEventType)row.GetInt32(ordinal + 4),
        Position = new FeedPosition(row.GetInt64(ordinal + 5), row.GetInt64(ordinal + 6)),
        CustomerId = row.ReadId(ordinal + 7),
        OccurredAt = row.ReadInstant(ordinal + 8),
        Payload = default,
        State = (WebhookDeliveryState)row.GetInt32(ordinal + 9),
        Attempts = row.GetInt32(ordinal + 10),
        NextAttemptAt = row.ReadInstant(ordinal + 11),
        CreatedAt = row.ReadInstant(ordinal + 12),
        CompletedAt = row.ReadInstantOrNull(ordinal + 13),
    };
}
