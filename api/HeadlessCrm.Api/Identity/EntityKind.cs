namespace HeadlessCrm.Api.Identity;

/// <summary>What a <see cref="GlobalId"/> may be the id of.</summary>
internal enum EntityKind : byte
{
    /// <summary>A customer, <c>cus_</c>.</summary>
    Customer,

    /// <summary>A transaction, <c>txn_</c>.</summary>
    Transaction,

    /// <summary>An interaction, <c>int_</c>.</summary>
    Interaction,

    /// <summary>An event of the feed, <c>evt_</c>.</summary>
    FeedEvent,

    /// <summary>A webhook, <c>whk_</c>.</summary>
    Webhook,

    /// <summary>A delivery of a webhook, <c>whd_</c>.</summary>
    WebhookDelivery,

    /// <summary>A vehicle, <c>veh_</c>.</summary>
    Vehicle,

    /// <summary>A bulk operation, <c>blk_</c>.</summary>
    BulkOperation,

    /// <summary>A file to import, <c>imf_</c>.</summary>
    ImportFile,

    /// <summary>A quote, <c>quo_</c>.</summary>
    Quote,
}
