using System.Globalization;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>How often a customer wants to hear from the network at most, without having asked.</summary>
public enum ContactFrequency
{
    /// <summary>Not at all.</summary>
    Never,

    /// <summary>Once a year.</summary>
    Yearly,

    /// <summary>Once in three months.</summary>
    Quarterly,

    /// <summary>Once a month.</summary>
    Monthly,

    /// <summary>Once a week.</summary>
    Weekly,

    /// <summary>Whenever there is something.</summary>
    Any,
}

/// <summary>
/// How often and when a customer prefers to be contacted. Each part is a field of the golden record, so each knows its source and
/// merges like any other.
/// </summary>
/// <param name="Frequency">How often at most; null: not known.</param>
/// <param name="Days">On which days of the week, Monday first; null: not known, which is any.</param>
/// <param name="From">From which time of the day, as 09:00; null: not known.</param>
/// <param name="Until">Until which time of the day; before <paramref name="From"/> it is that of the next day. Null: not known.</param>
/// <param name="TimeZone">The IANA name of the time zone they are in; null: not known, which is the dealer's.</param>
public sealed record ContactTimes(
    ContactFrequency? Frequency = null,
    IReadOnlyList<DayOfWeek>? Days = null,
    string? From = null,
    string? Until = null,
    string? TimeZone = null)
{
    private const string FrequencyField = "contactFrequency";
    private const string DaysField = "contactDays";
    private const string FromField = "contactFrom";
    private const string UntilField = "contactUntil";
    private const string TimeZoneField = "contactTimeZone";

    /// <summary>What a golden record says of them; null: nothing.</summary>
    public static ContactTimes? Of(GoldenRecord golden)
    {
        var times = new ContactTimes(
            Enum.TryParse<ContactFrequency>(golden[FrequencyField], ignoreCase: true, out var frequency) ? frequency : null,
            golden[DaysField] is { Length: > 0 } days ? DaysOf(days) : null,
            golden[FromField],
            golden[UntilField],
            golden[TimeZoneField]);
        return times == new ContactTimes() ? null : times;
    }

    /// <summary>The fields it is kept in; what is null stays as it is.</summary>
    internal IEnumerable<(string Field, string? Value)> ToFields() =>
    [
        (FrequencyField, Frequency?.ToString().ToUpperInvariant()),
        (DaysField, Days is null ? null : string.Join(' ', Days.Distinct().OrderBy(Rank).Select(day => day.ToString().ToUpperInvariant()))),
        (FromField, From),
        (UntilField, Until),
        (TimeZoneField, TimeZone),
    ];

    internal void Check(List<DomainError> errors)
    {
        CheckTime(From, "from", errors);
        CheckTime(Until, "until", errors);
        if (From is { Length: > 0 } && From == Until)
        {
            errors.Add(InvalidValue.At($"from and until are both {From}; leave both out for the whole day.", "contactTimes", "until"));
        }

        if (TimeZone is { Length: > 0 } zone
            && !(zone.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            errors.Add(InvalidValue.At(
                $"\"{zone}\" is not the IANA name of a time zone; write one such as America/Lima.", "contactTimes", "timeZone"));
        }

        if (Frequency is { } frequency && !Enum.IsDefined(frequency))
        {
            errors.Add(InvalidValue.At($"{frequency} is not a frequency.", "contactTimes", "frequency"));
        }
    }

    private static void CheckTime(string? text, string name, List<DomainError> errors)
    {
        if (text is { Length: > 0 } && !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            errors.Add(InvalidValue.At($"\"{text}\" is not a time of the day; write it as 09:30.", "contactTimes", name));
        }
    }

    private static DayOfWeek[] DaysOf(string text) =>
    [
        .. text.Split(' ').Where(word => Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out _))
            .Select(word => Enum.Parse<DayOfWeek>(word, ignoreCase: true)),
    ];

    private static int Rank(DayOfWeek day) => ((int)day + 6) % 7;
}
