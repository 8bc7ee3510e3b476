namespace HeadlessCrm.Domain;

/// <summary>What every time at which something is said to have happened must meet.</summary>
internal static class TimeRules
{
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The fault of a time that may be absent and may be long ago, but has not to be in the future.</summary>
    public static void NotInFuture(DateTimeOffset? time, DateTimeOffset now, List<DomainError> errors, params string[] path)
    {
        if (time > now)
        {
            errors.Add(InFuture(time.Value, now, path));
        }
    }

    /// <summary>The fault of a time at which something of the business happened: neither in the future nor before 1900.</summary>
    public static void Happened(DateTimeOffset? time, DateTimeOffset now, List<DomainError> errors, params string[] path)
    {
        if (FaultOf(time, now, path) is { } fault)
        {
            errors.Add(fault);
        }
    }

    /// <summary>The fault of a time that follows another one, and is not in the future.</summary>
    public static void HappenedSince(
        DateTimeOffset earliest, DateTimeOffset? time, DateTimeOffset now, List<DomainError> errors, params string[] path)
    {
        NotInFuture(time, now, errors, path);
        if (time < earliest)
        {
            errors.Add(InvalidValue.At($"{path[^1]} {time:O} is before {earliest:O}; check the date.", path));
        }
    }

    /// <summary>Why nothing can have happened at a time; null when it can.</summary>
    public static InvalidValue? FaultOf(DateTimeOffset? time, DateTimeOffset now, params string[] path) =>
        time > now ? InFuture(time.Value, now, path)
        : time < Earliest ? InvalidValue.At($"{path[^1]} {time:O} is before 1900; check the date.", path)
        : null;

    private static InvalidValue InFuture(DateTimeOffset time, DateTimeOffset now, string[] path) =>
        InvalidValue.At($"{path[^1]} {time:O} is in the future; it is now {now:O}.", path);
}
