using HeadlessCrm.Domain.Feed;

namespace HeadlessCrm.Api.Webhooks.Sending;

/// <summary>What events are called in <c>ce-type</c>: part of the contract, with its version.</summary>
internal static class CloudEventType
{
    /// <summary>Such as <c>headlesscrm.transaction.recorded.v1</c>.</summary>
    public static string Of(FeedEventType type) => type switch
    {
        FeedEventType.CustomerChanged => "headlesscrm.customer.changed.v1",
        FeedEventType.TransactionRecorded => "headlesscrm.transaction.recorded.v1",
        FeedEventType.TransactionReversed => "headlesscrm.transaction.reversed.v1",
        FeedEventType.TransactionReturned => "headlesscrm.transaction.returned.v1",
        FeedEventType.TransactionCorrected => "headlesscrm.transaction.corrected.v1",
        FeedEventType.InteractionRecorded => "headlesscrm.interaction.recorded.v1",
        FeedEventType.CustomerMerged => "headlesscrm.customer.merged.v1",
        FeedEventType.CustomerUnmerged => "headlesscrm.customer.unmerged.v1",
        FeedEventType.ComplaintOpened => "headlesscrm.complaint.opened.v1",
        FeedEventType.ComplaintResolved => "headlesscrm.complaint.resolved.v1",
        FeedEventType.CommitmentBreached => "headlesscrm.commitment.breached.v1",
        FeedEventType.RegistrationPromoted => "headlesscrm.registration.promoted.v1",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This type of event has no name."),
    };
}
