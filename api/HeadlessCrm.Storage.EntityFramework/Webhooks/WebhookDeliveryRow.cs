using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Webhooks;

internal sealed class WebhookDeliveryRow
{
    public Guid Id { get; set; }

    public Guid WebhookId { get; set; }

    public int Run { get; set; }

    public Guid EventId { get; set; }

    public FeedEventType EventType { get; set; }

    public long FeedTransaction { get; set; }

    public long FeedSequence { get; set; }

    public Guid CustomerId { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public byte[] Payload { get; set; } = [];

    public WebhookDeliveryState State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public static void Configure(EntityTypeBuilder<WebhookDeliveryRow> entity)
    {
        entity.ToTable("webhook_deliveries");
        entity.HasKey(row => row.Id);

        // A node that was taken for dead and plans the same stretch again finds it planned.
        entity.HasIndex(row => new { row.WebhookId, row.Run, row.FeedTransaction, row.FeedSequence }).IsUnique();
        entity.HasIndex(row => new { row.State, row.WebhookId });
        entity.HasIndex(row => row.CompletedAt);
        entity.HasOne<WebhookRow>().WithMany().HasForeignKey(row => row.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }

    public static WebhookDeliveryRow Of(WebhookDelivery delivery) => new()
    {
        Id = delivery.Id,
        WebhookId = delivery.WebhookId,
        Run = delivery.Run,
        EventId = delivery.EventId,
        EventType = delivery.EventType,
        FeedTransaction = delivery.Position.Transaction,
        FeedSequence = delivery.Position.Sequence,
        CustomerId = delivery.CustomerId,
        OccurredAt = delivery.OccurredAt,
        Payload = delivery.Payload.ToArray(),
        State = delivery.State,
        Attempts = delivery.Attempts,
        NextAttemptAt = delivery.NextAttemptAt,
        CreatedAt = delivery.CreatedAt,
        CompletedAt = delivery.CompletedAt,
    };

    public WebhookDelivery ToDelivery() => new()
    {
        Id = Id,
        WebhookId = WebhookId,
        Run = Run,
        EventId = EventId,
        EventType = EventType,
        Position = new FeedPosition(FeedTransaction, FeedSequence),
        CustomerId = CustomerId,
        OccurredAt = OccurredAt,
        Payload = Payload,
        State = State,
        Attempts = Attempts,
        NextAttemptAt = NextAttemptAt,
        CreatedAt = CreatedAt,
        CompletedAt = CompletedAt,
    };
}

internal sealed class WebhookAttemptRow
{
    public Guid DeliveryId { get; set; }

    public int Number { get; set; }

    public DateTimeOffset At { get; set; }

    public long DurationMilliseconds { get; set; }

    public int? StatusCode { get; set; }

    public string? Fault { get; set; }

    public static void Configure(EntityTypeBuilder<WebhookAttemptRow> entity)
    {
        entity.ToTable("webhook_attempts");
        entity.HasKey(row => new { row.DeliveryId, row.Number });
        entity.HasOne<WebhookDeliveryRow>().WithMany().HasForeignKey(row => row.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }

    public static WebhookAttemptRow Of(WebhookAttempt attempt) => new()
    {
        DeliveryId = attempt.DeliveryId,
        Number = attempt.Number,
        At = attempt.At,
        DurationMilliseconds = (long)attempt.Duration.TotalMilliseconds,
        StatusCode = attempt.StatusCode,
        Fault = attempt.Fault,
    };

    public WebhookAttempt ToAttempt() =>
        new(DeliveryId, Number, At, TimeSpan.FromMilliseconds(DurationMilliseconds), StatusCode, Fault);
}
