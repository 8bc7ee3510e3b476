using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>What complaints must meet, and how they change.</summary>
public static class ComplaintRules
{
    private const int MaxCodeLength = 64;
    private const int MaxSubjectLength = 200;
    private const int MaxTextLength = 4_000;
    private const int MaxProductTypeLength = 100;


    /// <summary>How the first answer stands.</summary>
    public static ServiceLevel ResponseAt(Complaint complaint, DateTimeOffset now) =>
        ServiceLevel.At(complaint.ResponseDueAt, complaint.RespondedAt, now);

    /// <summary>How the resolution stands: a resolution that came late stays a breach when the complaint is opened again.</summary>
    public static ServiceLevel ResolutionAt(Complaint complaint, DateTimeOffset now)
    {
        var present = ServiceLevel.At(complaint.ResolutionDueAt, complaint.ResolvedAt, now);
        return complaint.WasResolvedLate ? present with { State = ServiceLevelState.Breached } : present;
    }

    /// <summary>
    /// Whether one contact was enough: it was resolved by the contact in which the customer complained and not opened again for some
    /// days. Null while that cannot be told.
    /// </summary>
    public static bool? IsFirstContactResolution(Complaint complaint, int days, DateTimeOffset now)
    {
        if (complaint.FirstResolvedAt is not { } resolvedAt)
        {
            return null;
        }

        var end = resolvedAt.AddDays(days);
        return complaint.FirstResolutionContacts > 1 || complaint.FirstReopenedAt <= end ? false
            : now > end || complaint.FirstReopenedAt is not null ? true
            : null;
    }

    /// <summary>What may be offered to a customer in all, of its margin.</summary>
    public static Money OfferLimit(Money margin, decimal share) =>
        Money.Rounded(Math.Max(0, margin.Amount) * share, margin.Currency);

    internal static List<DomainError> Check(OpenComplaintCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        TextRules.Required(command.Category, MaxCodeLength, errors, "category");
        TextRules.Required(command.Subject, MaxSubjectLength, errors, "subject");
        TextRules.Optional(command.Description, MaxTextLength, errors, "description");
        TextRules.Optional(command.DealerCode, MaxCodeLength, errors, "dealerCode");
        TextRules.Optional(command.ProductType, MaxProductTypeLength, errors, "productType");
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        TimeRules.Happened(command.OpenedAt, now, errors, "openedAt");
        return errors;
    }

    internal static List<DomainError> Check(ChangeComplaintCommand command, Complaint complaint, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        TextRules.Optional(command.Notes, MaxTextLength, errors, "notes");
        TimeRules.HappenedSince(Latest(complaint), command.OccurredAt, now, errors, "occurredAt");
        if (command.Kind == ComplaintEntryKind.Resolved)
        {
            TextRules.Required(command.Resolution, MaxTextLength, errors, "resolution");
            CheckAmount(command.Compensation, command.Currency, mayBeZero: true, errors, "compensation");
        }

        return errors;
    }

    internal static List<DomainError> Check(MakeCommitmentCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Promise, MaxTextLength, errors, "promise");
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        if (command.DueAt <= now)
        {
            errors.Add(InvalidValue.At($"dueAt {command.DueAt:O} is not in the future; it is now {now:O}.", "dueAt"));
        }
        else if (command.DueAt > now.AddYears(10))
        {
            errors.Add(InvalidValue.At($"dueAt {command.DueAt:O} is more than ten years away; check the date.", "dueAt"));
        }

        return errors;
    }

    internal static List<DomainError> Check(OfferRecoveryCommand command)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Description, MaxTextLength, errors, "description");
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        CheckAmount(command.Value, command.Currency, mayBeZero: false, errors, "value");
        return errors;
    }

    /// <summary>Whether something can happen to a complaint where it stands.</summary>
    internal static bool Allows(ComplaintStatus status, ComplaintEntryKind kind) => kind switch
    {
        ComplaintEntryKind.Contact => status != ComplaintStatus.Closed,
        ComplaintEntryKind.Resolved => status == ComplaintStatus.Open,
        ComplaintEntryKind.Reopened => status != ComplaintStatus.Open,
        ComplaintEntryKind.Closed => status == ComplaintStatus.Resolved,
        _ => false,
    };

    /// <summary>The complaint after what a command says has happened.</summary>
    internal static Complaint Apply(
        ChangeComplaintCommand command, Complaint before, ServiceTime resolutionTime, TimeZoneInfo zone, DateTimeOffset now)
    {
        var at = (command.OccurredAt ?? now).ToUniversalTime();
        var after = before with { Version = before.Version + 1, UpdatedAt = now };
        return command.Kind switch
        {
            ComplaintEntryKind.Contact => after with
            {
                ContactCount = before.ContactCount + 1,
                RespondedAt = before.RespondedAt ?? (command.Direction == InteractionDirection.Outbound ? at : null),
            },
            ComplaintEntryKind.Resolved => after with
            {
                Status = ComplaintStatus.Resolved,
                RespondedAt = before.RespondedAt ?? at,
                ResolvedAt = at,
                WasResolvedLate = before.WasResolvedLate || at > before.ResolutionDueAt,
                Resolution = command.Resolution,
                Compensation = command.Compensation is { } amount ? Money.Rounded(amount, command.Currency!) : before.Compensation,
                FirstResolvedAt = before.FirstResolvedAt ?? at,
                FirstResolutionContacts = before.FirstResolutionContacts ?? before.ContactCount,
            },
            ComplaintEntryKind.Reopened => after with
            {
                Status = ComplaintStatus.Open,
                ReopenedCount = before.ReopenedCount + 1,
                ResolvedAt = null,
                ClosedAt = null,
                ResolutionDueAt = resolutionTime.DueFrom(at, zone),
                FirstReopenedAt = before.FirstReopenedAt ?? at,
            },
            ComplaintEntryKind.Closed => after with { Status = ComplaintStatus.Closed, ClosedAt = at },
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Kind, "A complaint is opened once."),
        };
    }

    private static DateTimeOffset Latest(Complaint complaint) => complaint.ClosedAt ?? complaint.ResolvedAt ?? complaint.OpenedAt;

    private static void CheckAmount(decimal? amount, string? currency, bool mayBeZero, List<DomainError> errors, string path)
    {
        if (amount is not { } given)
        {
            return;
        }

        if (currency is null)
        {
            errors.Add(InvalidValue.At($"{path} is given without a currency; give its code.", "currency"));
        }
        else if (given < 0 || (given == 0 && !mayBeZero))
        {
            errors.Add(InvalidValue.At($"{path} is {given}; give an amount greater than zero.", path));
        }
        else if (!Money.TryCreate(given, currency, out _))
        {
            errors.Add(InvalidValue.At(
                $"{path} of {given} {currency} is no amount; check the currency, and give no more decimals than it has.", path));
        }
    }
}
