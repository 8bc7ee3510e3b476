using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>What interactions must meet.</summary>
internal static class InteractionRules
{
    private const int MaxReasonLength = 400;
    private const int MaxDealerCodeLength = 64;


    private const int MaxSubjectLength = 200;
    private const int MaxNotesLength = 4_000;
    private const int MaxInterests = 50;
    private const int MaxInterestLength = 100;

    public static List<DomainError> Check(RecordInteractionCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        if (command.Touchpoint is { } touchpoint && !Enum.IsDefined(touchpoint))
        {
            errors.Add(InvalidValue.At($"{touchpoint} is not a touchpoint.", "touchpoint"));
        }

        if (!Enum.IsDefined(command.Channel))
        {
            errors.Add(InvalidValue.At($"{command.Channel} is not a channel.", "channel"));
        }

        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        TextRules.Optional(command.DealerCode, MaxDealerCodeLength, errors, "dealerCode");
        TimeRules.Happened(command.OccurredAt, now, errors, "occurredAt");
        TimeRules.Happened(command.EndedAt, now, errors, "endedAt");
        if (command.EndedAt < (command.OccurredAt ?? now))
        {
            errors.Add(InvalidValue.At($"endedAt {command.EndedAt:O} is before it began.", "endedAt"));
        }

        TextRules.Optional(command.Agent, MaxDealerCodeLength, errors, "agent");
        TextRules.Optional(command.Subject, MaxSubjectLength, errors, "subject");
        TextRules.Optional(command.Outcome, MaxReasonLength, errors, "outcome");
        TextRules.Optional(command.Notes, MaxNotesLength, errors, "notes");
        CheckInterests(command.ProductsOfInterest, errors, "productsOfInterest");
        CheckInterests(command.VehiclesOfInterest, errors, "vehiclesOfInterest");
        CheckKind(command, errors);
        return errors;
    }

    public static List<DomainError> Check(RecordWalkInCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        TextRules.Optional(command.DealerCode, MaxDealerCodeLength, errors, "dealerCode");
        TextRules.Optional(command.EventCode, MaxDealerCodeLength, errors, "eventCode");
        TextRules.Optional(command.Agent, MaxDealerCodeLength, errors, "agent");
        TimeRules.Happened(command.OccurredAt, now, errors, "occurredAt");
        return errors;
    }

    private static void CheckInterests(IReadOnlyList<string>? interests, List<DomainError> errors, string path)
    {
        if (interests?.Count > MaxInterests)
        {
            errors.Add(InvalidValue.At($"There are {interests.Count} of {path}; at most {MaxInterests} are allowed.", path));
            return;
        }

        foreach (var interest in interests ?? [])
        {
            TextRules.Required(interest, MaxInterestLength, errors, path);
        }
    }

    // What only one kind of meeting has is refused of the others: it would be lost.
    private static void CheckKind(RecordInteractionCommand command, List<DomainError> errors)
    {
        var kind = command.Kind ?? Interaction.KindOf(command.Channel);
        if (kind != InteractionKind.Call && (command.AnswerSeconds ?? command.QualityScore) is not null)
        {
            errors.Add(InvalidValue.At($"A {kind} has no answer time and no score; only a call has.", "call"));
        }

        if (kind != InteractionKind.Message && command.ThreadId is not null)
        {
            errors.Add(InvalidValue.At($"A {kind} has no conversation; only a message has.", "threadId"));
        }

        if (kind == InteractionKind.EventAttendance)
        {
            TextRules.Required(command.EventCode, MaxDealerCodeLength, errors, "eventCode");
        }
        else if (command.EventCode is not null)
        {
            errors.Add(InvalidValue.At($"A {kind} has no event; give the kind of an attendance.", "eventCode"));
        }

        TextRules.Optional(command.ThreadId, ReferenceRules.MaxIdLength, errors, "threadId");
        if (command.AnswerSeconds is < 0 or > 86_400)
        {
            errors.Add(InvalidValue.At($"answerSeconds is {command.AnswerSeconds}; give 0 to 86400.", "call", "answerSeconds"));
        }

        if (command.QualityScore is < 0 or > 100)
        {
            errors.Add(InvalidValue.At($"qualityScore is {command.QualityScore}; give 0 to 100.", "call", "qualityScore"));
        }
    }
}
