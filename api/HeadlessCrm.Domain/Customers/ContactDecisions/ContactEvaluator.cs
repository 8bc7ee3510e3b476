using System.Globalization;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>Decides whether a customer may be contacted: every rule is looked at, and the strictest that applies counts.</summary>
public sealed class ContactEvaluator(ContactPolicyOptions policy, TimeZoneInfo businessZone)
{
    private static readonly Channel[] Intruding = [Channel.Phone, Channel.Mobile, Channel.Social, Channel.Visit];

    /// <summary>The decision.</summary>
    public ContactDecision Decide(ContactQuestion question, ContactFacts facts)
    {
        var reasons = new List<ContactReason>();
        var point = FindPoint(question, facts, reasons);
        AddPreferences(question, facts, reasons);
        if (IsUnasked(question.Purpose))
        {
            AddFrequency(question, facts, reasons);
        }

        var hours = HoursOf(question, facts);
        if (hours?.Next(question.At) is { } opens && opens > question.At)
        {
            reasons.Add(new(ContactRule.ContactTimes, ContactVerdict.Later, hours.Describe(question.At), hours.ToString(), opens));
        }

        AddRelation(question, facts, reasons);
        var decision = reasons.Count == 0 ? ContactVerdict.Allowed : reasons.Max(reason => reason.Effect);
        return new ContactDecision
        {
            Channel = question.Channel,
            Purpose = question.Purpose,
            At = question.At,
            Decision = decision,
            Reasons = [.. reasons.OrderBy(reason => reason.Rule)],
            NextAllowedAt = decision == ContactVerdict.Later ? NextAllowed(reasons, hours) : null,
            ContactPoint = point,
        };
    }

    // What the customer did not ask for is held to how often; what has been asked, or warns, is not.
    private static bool IsUnasked(ContactPurpose purpose) => purpose is not (ContactPurpose.Transaction or ContactPurpose.Safety);

    private static DateTimeOffset? NextAllowed(List<ContactReason> reasons, ContactHours? hours)
    {
        var waits = reasons.Where(reason => reason.Effect == ContactVerdict.Later).ToList();
        if (waits.Any(reason => reason.Until is null))
        {
            return null;
        }

        var ends = waits.Max(reason => reason.Until!.Value);
        return hours?.Next(ends) ?? ends;
    }

    private static ContactPoint? FindPoint(ContactQuestion question, ContactFacts facts, List<ContactReason> reasons)
    {
        // Whoever goes to see somebody needs an address; a postal one will do.
        var points = facts.Points.Where(known => known.Point.Channel == question.Channel).ToList();
        if (points.Count == 0 && question.Channel == Channel.Visit)
        {
            points = [.. facts.Points.Where(known => known.Point.Channel == Channel.Post)];
        }

        if (points.Count == 0)
        {
            reasons.Add(new(ContactRule.ContactPoint, ContactVerdict.Refused, "0", "1"));
            return null;
        }

        var ranked = points.OrderByDescending(known => known.Point.IsPreferred)
            .ThenByDescending(known => known.Point.VerifiedAt is not null).ToList();
        if (ranked.Find(known => known.State is Deliverability.Unknown or Deliverability.Deliverable) is { } good)
        {
            return good.Point;
        }

        // Nobody is kept from a warning because of having wanted no post.
        var optedOut = ranked.Find(known => known.State == Deliverability.OptedOut);
        if (optedOut is not null)
        {
            var isSafety = question.Purpose == ContactPurpose.Safety;
            var effect = isSafety ? ContactVerdict.Allowed : ContactVerdict.Refused;
            reasons.Add(new(ContactRule.OptOut, effect, Word(Deliverability.OptedOut), Word(Deliverability.Deliverable)));
            return isSafety ? optedOut.Point : null;
        }

        reasons.Add(new(ContactRule.Deliverability, ContactVerdict.Refused, Word(ranked[0].State), Word(Deliverability.Deliverable)));
        return null;
    }

    private static void AddPreferences(ContactQuestion question, ContactFacts facts, List<ContactReason> reasons)
    {
        if (facts.Avoided.Contains(question.Channel))
        {
            var effect = IsUnasked(question.Purpose) ? ContactVerdict.Refused : ContactVerdict.Allowed;
            reasons.Add(new(ContactRule.AvoidedChannel, effect, Word(question.Channel), Words(facts.Avoided)));
        }

        Channel[] preferred = [.. facts.Points.Where(known => known.Point.IsPreferred).Select(known => known.Point.Channel).Distinct()];
        if (preferred.Length > 0 && !preferred.Contains(question.Channel))
        {
            reasons.Add(new(ContactRule.PreferredChannel, ContactVerdict.Allowed, Word(question.Channel), Words(preferred)));
        }
    }

    // What the customer declared takes the place of what the business allows.
    private void AddFrequency(ContactQuestion question, ContactFacts facts, List<ContactReason> reasons)
    {
        var past = facts.Past.Where(one => one.At <= question.At).ToList();
        switch (facts.Times?.Frequency)
        {
            case ContactFrequency.Never:
                reasons.Add(new(ContactRule.Frequency, ContactVerdict.Refused, Text(past.Count), Word(ContactFrequency.Never)));
                break;
            case ContactFrequency.Any:
                break;
            case { } frequency when past.Count > 0 && After(past[0].At, frequency) is var until && until > question.At:
                reasons.Add(new(ContactRule.Frequency, ContactVerdict.Later, Text(past[0].At), Word(frequency), until));
                break;
            case null when policy.Limits.TryGetValue(question.Channel, out var limit):
                var since = question.At.AddDays(-limit.Days);
                var counted = past.Where(one => one.Channel == question.Channel && one.At > since).ToList();
                if (counted.Count >= limit.Most)
                {
                    reasons.Add(new(
                        ContactRule.Fatigue,
                        ContactVerdict.Later,
                        Text(counted.Count),
                        string.Create(CultureInfo.InvariantCulture, $"{limit.Most}/P{limit.Days}D"),
                        counted[limit.Most - 1].At.AddDays(limit.Days)));
                }

                break;
        }
    }

    private void AddRelation(ContactQuestion question, ContactFacts facts, List<ContactReason> reasons)
    {
        if (policy.WaitsForComplaints && facts.OpenComplaints > 0
            && question.Purpose is ContactPurpose.Marketing or ContactPurpose.Survey or ContactPurpose.WinBack)
        {
            reasons.Add(new(ContactRule.OpenComplaint, ContactVerdict.Later, Text(facts.OpenComplaints), "0"));
        }

        if (facts.Status == CustomerStatus.Lost
            && question.Purpose is ContactPurpose.Marketing or ContactPurpose.Survey or ContactPurpose.ServiceReminder)
        {
            reasons.Add(new(ContactRule.Status, ContactVerdict.Refused, Word(facts.Status), Word(ContactPurpose.WinBack)));
        }
    }

    // A letter comes when the post brings it, and a warning at once.
    private ContactHours? HoursOf(ContactQuestion question, ContactFacts facts) =>
        question.Purpose == ContactPurpose.Safety || question.Channel == Channel.Post ? null
        : ContactHours.Declared(facts.Times, businessZone) is { } declared ? declared
        : Intruding.Contains(question.Channel)
            ? new([], ContactHours.TimeOf(policy.From), ContactHours.TimeOf(policy.Until), ContactHours.ZoneOf(facts.Times, businessZone))
            : null;

    private static DateTimeOffset After(DateTimeOffset last, ContactFrequency frequency) => frequency switch
    {
        ContactFrequency.Yearly => last.AddYears(1),
        ContactFrequency.Quarterly => last.AddMonths(3),
        ContactFrequency.Monthly => last.AddMonths(1),
        _ => last.AddDays(7),
    };

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => DemographicsRules.Format(value);

    private static string Words(IEnumerable<Channel> channels) => string.Join(' ', channels.Select(Word));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
