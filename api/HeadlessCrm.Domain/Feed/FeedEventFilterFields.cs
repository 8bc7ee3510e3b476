using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Feed;

/// <summary>What filters over the feed may name.</summary>
public static class FeedEventFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="FeedEvent"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "FeedEvent",
        [
            FilterField.Of<FeedEvent>("id", FieldType.Id, happened => happened.Id),
            FilterField.OfEnum<FeedEvent, FeedEventType>("type", happened => happened.Type),
            FilterField.Of<FeedEvent>("customerId", FieldType.Id, happened => happened.CustomerId),
            FilterField.Of<FeedEvent>("dealerCode", FieldType.Text, happened => happened.DealerCode),
            FilterField.Of<FeedEvent>("occurredAt", FieldType.Instant, happened => happened.OccurredAt),
            FilterField.Of<FeedEvent>("recordedAt", FieldType.Instant, happened => happened.RecordedAt),
        ]);
}
