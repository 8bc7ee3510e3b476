namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>What interactions must meet.</summary>
internal static class InteractionRules
{
    private const int MaxReasonLength = 400;
    private const int MaxDealerCodeLength = 64;

    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<DomainError> Check(RecordInteractionCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        if (command.CustomerId is null == command.CustomerExternalReference is null)
        {
            errors.Add(InvalidValue.At("Name the customer either by id or by external reference.", "customerId"));
        }

        ReferenceRules.Check(command.CustomerExternalReference, errors, "customerExternalRef");
        if (!Enum.IsDefined(command.Touchpoint))
        {
            errors.Add(InvalidValue.At($"{command.Touchpoint} is not a touchpoint.", "touchpoint"));
        }

        if (!Enum.IsDefined(command.Channel))
        {
            errors.Add(InvalidValue.At($"{command.Channel} is not a channel.", "channel"));
        }

        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        TextRules.Optional(command.DealerCode, MaxDealerCodeLength, errors, "dealerCode");
        if (command.OccurredAt > now)
        {
            errors.Add(InvalidValue.At(
                $"occurredAt {command.OccurredAt:O} is in the future; it is now {now:O}.", "occurredAt"));
        }
        else if (command.OccurredAt < Earliest)
        {
            errors.Add(InvalidValue.At($"occurredAt {command.OccurredAt:O} is before 1900; check the date.", "occurredAt"));
        }

        return errors;
    }
}
