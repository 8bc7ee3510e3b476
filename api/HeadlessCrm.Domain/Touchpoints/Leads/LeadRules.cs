namespace HeadlessCrm.Domain.Touchpoints.Leads;

/// <summary>What leads must meet.</summary>
internal static class LeadRules
{
    public const int MaxCodeLength = 64;
    public const int MaxCommentsLength = 4_000;
    public const int MaxVehicleTextLength = 100;

    private const int MaxReasonLength = 400;


    public static List<DomainError> Check(RecordLeadCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        object?[] named = [command.CustomerId, command.CustomerExternalReference, command.Customer];
        if (named.Count(name => name is not null) != 1)
        {
            errors.Add(InvalidValue.At(
                "Name the customer in one way: by id, by external reference, or by what is known of it.", "customerId"));
        }

        if (command.IdempotencyKey is null && command.ExternalReference is null)
        {
            errors.Add(InvalidValue.At("Give an idempotency key or an external reference, so that a repeat is known.", "idempotencyKey"));
        }

        ReferenceRules.Check(command.CustomerExternalReference, errors, "customerExternalRef");
        ReferenceRules.Check(command.ExternalReference, errors, "externalRef");
        TextRules.Required(command.Source, MaxCodeLength, errors, "source");
        TextRules.Optional(command.Comments, MaxCommentsLength, errors, "comments");
        TextRules.Optional(command.DealerCode, MaxCodeLength, errors, "dealerCode");
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        Check(command.Vehicle, errors, "vehicle");
        Check(command.TradeIn, errors, "tradeIn");
        TimeRules.Happened(command.ReceivedAt, now, errors, "receivedAt");
        return errors;
    }

    public static List<DomainError> Check(ChangeLeadCommand command, Lead before)
    {
        if (command.ExpectedVersion is { } expected && expected != before.Version)
        {
            return [new LeadVersionConflict(expected, before) { Path = ["expectedVersion"] }];
        }

        if (command.Status is { } status && !Allows(before.Status, status))
        {
            return [new LeadStateConflict(before.Status, status) { Path = ["status"] }];
        }

        var errors = new List<DomainError>();
        if (command.Status == LeadStatus.Lost && before.Status != LeadStatus.Lost)
        {
            TextRules.Required(command.StatusReason, MaxReasonLength, errors, "statusReason");
        }
        else
        {
            TextRules.Optional(command.StatusReason, MaxReasonLength, errors, "statusReason");
        }

        TextRules.Optional(command.DealerCode, MaxCodeLength, errors, "dealerCode");
        TextRules.Optional(command.Agent, MaxCodeLength, errors, "agent");
        return errors;
    }

    // A sale that is won is no lead any more; one that was lost may come back.
    private static bool Allows(LeadStatus from, LeadStatus to) => from == to || from switch
    {
        LeadStatus.New => true,
        LeadStatus.Working or LeadStatus.Qualified => to != LeadStatus.New,
        LeadStatus.Lost => to == LeadStatus.Working,
        _ => false,
    };

    private static void Check(LeadVehicle? vehicle, List<DomainError> errors, string path)
    {
        if (vehicle is null)
        {
            return;
        }

        TextRules.Optional(vehicle.Interest, MaxVehicleTextLength, errors, path, "interest");
        TextRules.Optional(vehicle.Condition, MaxVehicleTextLength, errors, path, "condition");
        TextRules.Optional(vehicle.Make, MaxVehicleTextLength, errors, path, "make");
        TextRules.Optional(vehicle.Model, MaxVehicleTextLength, errors, path, "model");
        TextRules.Optional(vehicle.Trim, MaxVehicleTextLength, errors, path, "trim");
        TextRules.Optional(vehicle.Vin, MaxVehicleTextLength, errors, path, "vin");
        TextRules.Optional(vehicle.Stock, MaxVehicleTextLength, errors, path, "stock");
        if (vehicle.Year is < 1880 or > 2200)
        {
            errors.Add(InvalidValue.At($"year is {vehicle.Year}; check it.", path, "year"));
        }

        if (vehicle.OdometerKm is < 0)
        {
            errors.Add(InvalidValue.At($"odometerKm is {vehicle.OdometerKm}; it cannot be negative.", path, "odometerKm"));
        }
    }
}
