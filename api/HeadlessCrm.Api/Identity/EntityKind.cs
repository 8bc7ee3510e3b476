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

    /// <summary>A complaint, <c>cpl_</c>.</summary>
    Complaint,

    /// <summary>A commitment to a customer who complained, <c>cmt_</c>.</summary>
    Commitment,
    /// <summary>A contact of a company, <c>con_</c>.</summary>
    CompanyContact,

    /// <summary>A household, <c>hou_</c>.</summary>
    Household,

    /// <summary>A fleet, <c>flt_</c>.</summary>
    Fleet,

    /// <summary>A decision of matching, <c>mat_</c>.</summary>
    MatchDecision,

    /// <summary>A bulk operation, <c>blk_</c>.</summary>
    BulkOperation,

    /// <summary>A file to import, <c>imf_</c>.</summary>
    ImportFile,

    /// <summary>A run of matching, <c>mrn_</c>.</summary>
    MatchRun,

    /// <summary>A suggestion, <c>sug_</c>.</summary>
    Suggestion,

    /// <summary>A survey, <c>sur_</c>.</summary>
    Survey,

    /// <summary>A response to a survey, <c>srs_</c>.</summary>
    SurveyResponse,

    /// <summary>A task of maintenance, <c>mnt_</c>.</summary>
    MaintenanceTask,


    /// <summary>A lead, <c>led_</c>.</summary>
    Lead,

    /// <summary>A quote, <c>quo_</c>.</summary>
    Quote,

    /// <summary>A marketing event, <c>mev_</c>.</summary>
    MarketingEvent,

    /// <summary>A registration for an event, <c>reg_</c>.</summary>
    EventRegistration,

    /// <summary>An invitation to an event, <c>inv_</c>.</summary>
    EventInvitation,

    /// <summary>An offer to a customer who complained, <c>rof_</c>.</summary>
    RecoveryOffer,
}
