using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>
/// How often and when the business contacts customers who said nothing of it. Bound from the section <see cref="Section"/>.
/// </summary>
public sealed class ContactPolicyOptions : IValidatableObject
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "ContactPolicy";

    /// <summary>The longest window, in days.</summary>
    public const int MaxDays = 366;

    /// <summary>From which time of the day people are called, written to on social networks and visited, as 09:00.</summary>
    [Required]
    public string From { get; set; } = "09:00";

    /// <summary>Until which time of the day; after <see cref="From"/>.</summary>
    [Required]
    public string Until { get; set; } = "20:00";

    /// <summary>Whether those with an open complaint are neither sold to nor asked.</summary>
    public bool WaitsForComplaints { get; set; } = true;

    /// <summary>How often at most, by channel; a channel that is not named has no limit.</summary>
    public Dictionary<Channel, ContactLimit> Limits { get; } = new()
    {
        [Channel.Email] = new() { Most = 4, Days = 30 },
        [Channel.Phone] = new() { Most = 2, Days = 30 },
        [Channel.Mobile] = new() { Most = 2, Days = 30 },
        [Channel.Post] = new() { Most = 2, Days = 90 },
        [Channel.Fax] = new() { Most = 1, Days = 90 },
        [Channel.Social] = new() { Most = 4, Days = 30 },
        [Channel.Visit] = new() { Most = 1, Days = 90 },
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsTime(From) || !IsTime(Until) || string.CompareOrdinal(From, Until) >= 0)
        {
            yield return new($"{Section}:From is \"{From}\" and Until \"{Until}\"; write times of one day such as 09:00 and 20:00.");
        }

        foreach (var (channel, limit) in Limits.Where(one => one.Value.Most < 1 || one.Value.Days is < 1 or > MaxDays))
        {
            yield return new(
                $"{Section}:Limits:{channel} is {limit.Most} in {limit.Days} days; Most is 1 or more and Days 1 to {MaxDays}.");
        }
    }

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>How often at most.</summary>
public sealed class ContactLimit
{
    /// <summary>How many.</summary>
    public int Most { get; set; }

    /// <summary>In how many days.</summary>
    public int Days { get; set; }
}
