using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>The input of <c>complaintOpen</c>.</summary>
internal sealed record ComplaintOpenInput(
    GlobalId? CustomerId,
    ExternalReference? CustomerExternalRef,
    string Category,
    ComplaintSeverity Severity,
    Channel Channel,
    string Subject,
    string? Description,
    string? DealerCode,
    string? ProductType,
    string? Vin,
    GlobalId? TransactionId,
    string? Agent,
    DateTimeOffset? OpenedAt,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public OpenComplaintCommand ToCommand() => new()
    {
        CustomerId = CustomerId?.Value,
        CustomerExternalReference = CustomerExternalRef,
        Category = Category,
        Severity = Severity,
        Channel = Channel,
        Subject = Subject,
        Description = Description,
        DealerCode = DealerCode,
        ProductType = ProductType,
        Vin = Vin,
        TransactionId = TransactionId?.Value,
        Agent = Agent,
        OpenedAt = OpenedAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintContact</c>.</summary>
internal sealed record ComplaintContactInput(
    GlobalId ComplaintId,
    Channel Channel,
    InteractionDirection Direction,
    DateTimeOffset? OccurredAt,
    string? Agent,
    string? Notes,
    int? ExpectedVersion,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeComplaintCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Kind = ComplaintEntryKind.Contact,
        Channel = Channel,
        Direction = Direction,
        OccurredAt = OccurredAt,
        Agent = Agent,
        Notes = Notes,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintResolve</c>.</summary>
internal sealed record ComplaintResolveInput(
    GlobalId ComplaintId,
    string Resolution,
    decimal? Compensation,
    string? Currency,
    DateTimeOffset? OccurredAt,
    string? Agent,
    int? ExpectedVersion,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeComplaintCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Kind = ComplaintEntryKind.Resolved,
        Resolution = Resolution,
        Notes = Resolution,
        Compensation = Compensation,
        Currency = Currency,
        OccurredAt = OccurredAt,
        Agent = Agent,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintReopen</c>.</summary>
internal sealed record ComplaintReopenInput(
    GlobalId ComplaintId,
    string? Notes,
    Channel? Channel,
    DateTimeOffset? OccurredAt,
    string? Agent,
    int? ExpectedVersion,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeComplaintCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Kind = ComplaintEntryKind.Reopened,
        Notes = Notes,
        Channel = Channel,
        OccurredAt = OccurredAt,
        Agent = Agent,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintClose</c>.</summary>
internal sealed record ComplaintCloseInput(
    GlobalId ComplaintId, string? Notes, DateTimeOffset? OccurredAt, string? Agent, int? ExpectedVersion, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public ChangeComplaintCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Kind = ComplaintEntryKind.Closed,
        Notes = Notes,
        OccurredAt = OccurredAt,
        Agent = Agent,
        ExpectedVersion = ExpectedVersion,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintCommit</c>.</summary>
internal sealed record ComplaintCommitInput(
    GlobalId ComplaintId, string Promise, DateTimeOffset DueAt, string? Agent, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public MakeCommitmentCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Promise = Promise,
        DueAt = DueAt,
        Agent = Agent,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintCommitmentKeep</c>.</summary>
internal sealed record ComplaintCommitmentKeepInput(GlobalId CommitmentId, DateTimeOffset? KeptAt, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public KeepCommitmentCommand ToCommand() => new()
    {
        CommitmentId = CommitmentId.Value,
        KeptAt = KeptAt,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintOffer</c>.</summary>
internal sealed record ComplaintOfferInput(
    GlobalId ComplaintId,
    string Description,
    decimal Value,
    string Currency,
    DateTimeOffset? ValidUntil,
    string? Agent,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public OfferRecoveryCommand ToCommand() => new()
    {
        ComplaintId = ComplaintId.Value,
        Description = Description,
        Value = Value,
        Currency = Currency,
        ValidUntil = ValidUntil,
        Agent = Agent,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintOfferAccept</c>.</summary>
internal sealed record ComplaintOfferAcceptInput(GlobalId OfferId, DateTimeOffset? AnsweredAt, string? Agent, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public AnswerRecoveryOfferCommand ToCommand() => new()
    {
        OfferId = OfferId.Value, IsAccepted = true, AnsweredAt = AnsweredAt, Agent = Agent, IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintOfferDecline</c>.</summary>
internal sealed record ComplaintOfferDeclineInput(
    GlobalId OfferId, string Reason, DateTimeOffset? AnsweredAt, string? Agent, string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public AnswerRecoveryOfferCommand ToCommand() => new()
    {
        OfferId = OfferId.Value,
        IsAccepted = false,
        Reason = Reason,
        AnsweredAt = AnsweredAt,
        Agent = Agent,
        IdempotencyKey = IdempotencyKey,
    };
}

/// <summary>The input of <c>complaintTargetSet</c>.</summary>
internal sealed record ComplaintTargetInput(
    string? Category, ComplaintSeverity? Severity, IsoDuration Response, IsoDuration Resolution);
