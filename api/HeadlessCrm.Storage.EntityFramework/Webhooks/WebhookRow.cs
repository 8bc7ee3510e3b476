using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Webhooks;

internal sealed class WebhookRow
{
    public Guid Id { get; set; }

    public string Url { get; set; } = string.Empty;

    public string Document { get; set; } = string.Empty;

    public string? OperationName { get; set; }

    public string? Variables { get; set; }

    public string Secret { get; set; } = string.Empty;

    public string? Description { get; set; }

    public WebhookState State { get; set; }

    public WebhookPauseReason? PauseReason { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public long FeedTransaction { get; set; }

    public long FeedSequence { get; set; }

    public int Run { get; set; }

    public int FailuresInARow { get; set; }

    public DateTimeOffset? LastDeliveredAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Version { get; set; }

    public static void Configure(EntityTypeBuilder<WebhookRow> entity)
    {
        entity.ToTable("webhooks");
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Version).IsConcurrencyToken();
    }

    public static WebhookRow Of(Webhook webhook)
    {
        var row = new WebhookRow { Id = webhook.Id, CreatedAt = webhook.CreatedAt };
        row.TakeSettings(webhook);
        row.TakeProgress(webhook);
        return row;
    }

    /// <summary>What somebody asked for.</summary>
    public void TakeSettings(Webhook webhook)
    {
        Url = webhook.Url;
        Document = webhook.Document;
        OperationName = webhook.OperationName;
        Variables = webhook.Variables;
        Secret = webhook.Secret;
        Description = webhook.Description;
        State = webhook.State;
        PauseReason = webhook.PauseReason;
        PausedAt = webhook.PausedAt;
        FailuresInARow = webhook.FailuresInARow;
        Version = webhook.Version;
    }

    /// <summary>How far a run has come.</summary>
    public void TakeProgress(Webhook webhook)
    {
        Run = webhook.Run;
        FeedTransaction = webhook.Position.Transaction;
        FeedSequence = webhook.Position.Sequence;
    }

    public Webhook ToWebhook() => new()
    {
        Id = Id,
        Url = Url,
        Document = Document,
        OperationName = OperationName,
        Variables = Variables,
        Secret = Secret,
        Description = Description,
        State = State,
        PauseReason = PauseReason,
        PausedAt = PausedAt,
        Position = new FeedPosition(FeedTransaction, FeedSequence),
        Run = Run,
        FailuresInARow = FailuresInARow,
        LastDeliveredAt = LastDeliveredAt,
        CreatedAt = CreatedAt,
        Version = Version,
    };
}
