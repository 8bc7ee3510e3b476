using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Customers.ContactDecisions;

/// <summary>
/// Decides whether customers may be contacted, for many at once: the number of questions to the stores is the same. What is allowed is
/// allowed but for <see cref="ContactDecision.Unjudged"/>.
/// </summary>
public sealed class DecideContact(
    ICustomerStore customers,
    IGoldenRecordStore golden,
    IDeliverabilityStore deliverability,
    IPreferenceStore preferences,
    IContactHistoryStore history,
    IComplaintStore complaints,
    ContactPolicyOptions policy,
    BusinessTimeOptions business)
{
    /// <summary>The topic of the preference that names the channels the customer avoids.</summary>
    public const string AvoidedTopic = "avoidedChannel";

    private static readonly char[] Separators = [' ', ',', ';'];

    private readonly ContactEvaluator evaluator = new(policy, business.Zone);

    /// <summary>The decision on each customer.</summary>
    public async Task<IReadOnlyList<ContactDecision>> ExecuteAsync(
        IReadOnlyList<Customer> asked, ContactQuestion question, CancellationToken cancellationToken)
    {
        var at = question.At.ToUniversalTime();
        Guid[] ids = [.. asked.Select(customer => customer.Id)];
        var points = await FindPointsAsync(ids, at, cancellationToken);
        var sources = await golden.GetAsync(ids, cancellationToken);
        var words = await preferences.GetLastWordsAsync(ids, at, cancellationToken);
        var past = await history.GetAsync(ids, CalendarDuration.FromDays(ContactPolicyOptions.MaxDays).Before(at), at, cancellationToken);
        var open = await complaints.CountByCustomersAsync(ids, OpenAt(at), cancellationToken);
        return
        [
            .. asked.Select((customer, i) => evaluator.Decide(
                question with { At = at },
                new ContactFacts
                {
                    Status = customer.Status,
                    Points = points[i],
                    Times = sources[i] is { } known ? ContactTimes.Of(GoldenRecord.Of(known.Customer.Id, known.Records)) : null,
                    Avoided = AvoidedOf(words[i]),
                    Past = past[i],
                    OpenComplaints = open[i],
                })),
        ];
    }

    private static Filter OpenAt(DateTimeOffset at) => Filter.AllOf(
        Filter.Compare("openedAt", Comparator.Lte, at),
        Filter.AnyOf(Filter.Compare("resolvedAt", Comparator.IsNull, true), Filter.Compare("resolvedAt", Comparator.Gt, at)),
        Filter.AnyOf(Filter.Compare("closedAt", Comparator.IsNull, true), Filter.Compare("closedAt", Comparator.Gt, at)));

    private static Channel[] AvoidedOf(IReadOnlyList<PreferenceClaim> words) =>
        Preference.Of(words.Where(word => word.Topic == AvoidedTopic && word.Kind == PreferenceKind.Declared)) is [var avoided, ..]
            ?
            [
                .. avoided.Claim.Value!.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => DemographicsRules.Parse<Channel>(word.ToUpperInvariant())).OfType<Channel>().Distinct(),
            ]
            : [];

    // A report later than the moment asked about had not come yet.
    private async Task<IReadOnlyList<IReadOnlyList<KnownContactPoint>>> FindPointsAsync(
        Guid[] ids, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var points = await customers.GetContactPointsAsync(ids, cancellationToken);
        var states = await deliverability.GetAsync([.. points.SelectMany(all => all).Select(ContactAddress.Of)], cancellationToken);
        var next = 0;
        return
        [
            .. points.Select(all => (IReadOnlyList<KnownContactPoint>)
            [
                .. all.Select(point => new KnownContactPoint(
                    point, states[next++] is { } state && state.OccurredAt <= at ? state.State : Deliverability.Unknown)),
            ]),
        ];
    }
}
