namespace HeadlessCrm.Domain.Commerce;

/// <summary>What must hold of the work behind a transaction: when the order was opened and closed, and the hours it took.</summary>
internal static class WorkRules
{
    private const decimal MaxLabourHours = 100_000m;
    private const int LabourDecimals = 6;

    /// <summary>Adds why an order cannot have been opened and closed at these times.</summary>
    public static void Check(DateTimeOffset? openedAt, DateTimeOffset? closedAt, DateTimeOffset now, List<DomainError> errors)
    {
        TimeRules.Happened(openedAt, now, errors, "openedAt");
        TimeRules.Happened(closedAt, now, errors, "closedAt");
        if (closedAt < openedAt)
        {
            errors.Add(InvalidValue.At($"closedAt {closedAt:O} is before the order was opened, at {openedAt:O}.", "closedAt"));
        }
    }

    /// <summary>Adds why a line cannot have taken so many hours.</summary>
    public static void CheckLabour(decimal? hours, List<DomainError> errors)
    {
        if (hours is < 0 or > MaxLabourHours || decimal.Round(hours ?? 0, LabourDecimals) != (hours ?? 0))
        {
            errors.Add(InvalidValue.At(
                $"labourHours is {hours}; it must be 0 to {MaxLabourHours}, with {LabourDecimals} decimals at most.", "labourHours"));
        }
    }
}
