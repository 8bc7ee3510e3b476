using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HeadlessCrm.Api.Identity;

/// <summary>
/// An id as callers see it: what kind of thing it is, and its UUID in base64url, such as
/// <c>cus_AZPmB1wqcAC2vT1XW3v9Yw</c>. The kind makes it unique among everything and lets a mix-up be named.
/// </summary>
internal readonly record struct GlobalId(EntityKind Kind, Guid Value)
{
    /// <summary>The length of the text, in bytes and characters.</summary>
    public const int Length = PrefixLength + 22;

    private const int PrefixLength = 4;

    // By EntityKind. Published: a prefix never changes its meaning.
    private static readonly string[] Prefixes =
    [
        "cus_",
        "txn_",
        "int_",
        "evt_",
        "whk_",
        "whd_",
        "veh_",
        "cpl_",
        "cmt_",
        "con_",
        "hou_",
        "flt_",
        "mat_",
        "blk_",
        "imf_",
        "mrn_",
        "sug_",
        "sur_",
        "srs_",
        "mnt_",
        "led_",
        "quo_",
        "mev_",
        "reg_",
        "inv_",
        "rof_",
    ];

    private static readonly byte[][] Utf8Prefixes = [.. Prefixes.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The id of a customer.</summary>
    public static GlobalId OfCustomer(Guid id) => new(EntityKind.Customer, id);

    /// <summary>The id of a transaction.</summary>
    public static GlobalId OfTransaction(Guid id) => new(EntityKind.Transaction, id);

    /// <summary>The id of an interaction.</summary>
    public static GlobalId OfInteraction(Guid id) => new(EntityKind.Interaction, id);

    /// <summary>The id of an event of the feed.</summary>
    public static GlobalId OfFeedEvent(Guid id) => new(EntityKind.FeedEvent, id);

    /// <summary>The id of a webhook.</summary>
    public static GlobalId OfWebhook(Guid id) => new(EntityKind.Webhook, id);

    /// <summary>The id of a delivery of a webhook.</summary>
    public static GlobalId OfWebhookDelivery(Guid id) => new(EntityKind.WebhookDelivery, id);

    /// <summary>The id of a vehicle.</summary>
    public static GlobalId OfVehicle(Guid id) => new(EntityKind.Vehicle, id);

    /// <summary>The id of a complaint.</summary>
    public static GlobalId OfComplaint(Guid id) => new(EntityKind.Complaint, id);

    /// <summary>The id of a commitment.</summary>
    public static GlobalId OfCommitment(Guid id) => new(EntityKind.Commitment, id);
    /// <summary>The id of a contact of a company.</summary>
    public static GlobalId OfCompanyContact(Guid id) => new(EntityKind.CompanyContact, id);

    /// <summary>The id of a household.</summary>
    public static GlobalId OfHousehold(Guid id) => new(EntityKind.Household, id);

    /// <summary>The id of a fleet.</summary>
    public static GlobalId OfFleet(Guid id) => new(EntityKind.Fleet, id);

    /// <summary>The id of a decision of matching.</summary>
    public static GlobalId OfMatchDecision(Guid id) => new(EntityKind.MatchDecision, id);

    /// <summary>The id of a bulk operation.</summary>
    public static GlobalId OfBulkOperation(Guid id) => new(EntityKind.BulkOperation, id);

    /// <summary>The id of a file to import.</summary>
    public static GlobalId OfImportFile(Guid id) => new(EntityKind.ImportFile, id);

    /// <summary>The id of a run of matching.</summary>
    public static GlobalId OfMatchRun(Guid id) => new(EntityKind.MatchRun, id);

    /// <summary>The id of a suggestion.</summary>
    public static GlobalId OfSuggestion(Guid id) => new(EntityKind.Suggestion, id);

    /// <summary>The id of a survey.</summary>
    public static GlobalId OfSurvey(Guid id) => new(EntityKind.Survey, id);

    /// <summary>The id of a response to a survey.</summary>
    public static GlobalId OfSurveyResponse(Guid id) => new(EntityKind.SurveyResponse, id);

    /// <summary>The id of a task of maintenance.</summary>
    public static GlobalId OfMaintenanceTask(Guid id) => new(EntityKind.MaintenanceTask, id);

    /// <summary>The id of a lead.</summary>
    public static GlobalId OfLead(Guid id) => new(EntityKind.Lead, id);

    /// <summary>The id of a quote.</summary>
    public static GlobalId OfQuote(Guid id) => new(EntityKind.Quote, id);

    /// <summary>The id of a marketing event.</summary>
    public static GlobalId OfMarketingEvent(Guid id) => new(EntityKind.MarketingEvent, id);

    /// <summary>The id of a registration for an event.</summary>
    public static GlobalId OfEventRegistration(Guid id) => new(EntityKind.EventRegistration, id);

    /// <summary>The id of an invitation to an event.</summary>
    public static GlobalId OfEventInvitation(Guid id) => new(EntityKind.EventInvitation, id);

    /// <summary>The id of an offer to a customer who complained.</summary>
    public static GlobalId OfRecoveryOffer(Guid id) => new(EntityKind.RecoveryOffer, id);

    /// <summary>Reads an id; false when it is none that this API makes.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out GlobalId id)
    {
        id = default;
        var kind = text.Length == Length
            ? Array.FindIndex(Prefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal))
            : -1;
        if (kind < 0)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        var status = Base64Url.DecodeFromChars(text.AsSpan(PrefixLength), bytes, out _, out var written);
        if (status != OperationStatus.Done || written != bytes.Length)
        {
            return false;
        }

        // The decoder refuses a last character with stray bits, so an id has one form only.
        id = new GlobalId((EntityKind)kind, new Guid(bytes, bigEndian: true));
        return true;
    }

    /// <summary>Writes the text as ASCII; the target has room for <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[16];
        Value.TryWriteBytes(bytes, bigEndian: true, out _);
        Utf8Prefixes[(int)Kind].CopyTo(target);
        Base64Url.EncodeToUtf8(bytes, target[PrefixLength..]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[Length];
        Write(text);
        return Encoding.ASCII.GetString(text);
    }
}
