using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Intentions;

/// <summary>Tells how strong customers' intention to buy is, for many at once: the number of questions to the stores is the same.</summary>
public sealed class AssessPurchaseIntention(
    IBuyingSignalStore signals,
    IPreferenceStore preferences,
    IVehicleStore vehicles,
    IVehicleHistoryStore history,
    IDemographicsStore demographics,
    FindLifeStages lifeStages)
{
    /// <summary>The topic of the preference that says when a first or further vehicle is to be bought.</summary>
    public const string NewCarTopic = "newCarHorizon";

    /// <summary>The topic of the preference that says when the vehicle is to be replaced.</summary>
    public const string RenewalTopic = "renewalHorizon";

    /// <summary>
    /// Both curves of each customer as of a moment. Demographics are those known now, with the age of the moment; everything else is
    /// as it stood then.
    /// </summary>
    public async Task<IReadOnlyList<PurchaseIntention>> ExecuteAsync(
        IReadOnlyList<Customer> customers, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. customers.Select(customer => customer.Id)];
        var known = await demographics.GetAsync(ids, cancellationToken);
        var day = DateOnly.FromDateTime(asOf.UtcDateTime);
        var stages = await lifeStages.ExecuteAsync([.. ids.Select((id, i) => (id, known[i], day))], cancellationToken);
        var after = CalendarDuration.FromDays(IntentionWeights.SignalDays).Before(asOf);
        var seen = await signals.GetAsync(ids, after, asOf, cancellationToken);
        var words = await preferences.GetLastWordsAsync(ids, asOf, cancellationToken);
        var owned = await OwnedAsync(ids, asOf, cancellationToken);
        return
        [
            .. customers.Select((customer, i) => IntentionEvaluator.Evaluate(
                new IntentionFacts
                {
                    Kind = customer.Kind,
                    LifeStage = stages[i].Stage,
                    Vehicles = owned[i],
                    Signals = seen[i],
                    NewCarHorizon = Declared(words[i], NewCarTopic),
                    RenewalHorizon = Declared(words[i], RenewalTopic),
                },
                asOf)),
        ];
    }

    private static PreferenceClaim? Declared(IReadOnlyList<PreferenceClaim> words, string topic) =>
        Preference.Of(words.Where(word => word.Topic == topic && word.Kind == PreferenceKind.Declared)) is [var declared, ..]
            ? declared.Claim
            : null;

    private async Task<IReadOnlyList<IReadOnlyList<OwnedVehicle>>> OwnedAsync(
        Guid[] ids, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var periods = (await history.GetPeriodsByCustomersAsync(ids, cancellationToken))
            .Select(all => all.Where(had => had.Role == VehicleRole.Owner && (had.Since is null || had.Since <= asOf)).ToList())
            .ToList();
        Guid[] asked = [.. periods.SelectMany(all => all).Select(had => had.VehicleId).Distinct()];
        if (asked.Length == 0)
        {
            return [.. ids.Select(_ => (IReadOnlyList<OwnedVehicle>)[])];
        }

        var found = await vehicles.GetAsync(asked, cancellationToken);
        var readings = await history.GetReadingsAsync(asked, cancellationToken);
        var byId = asked.Select((id, i) => (
                Id: id, found[i]!.Vin, Odometer: OdometerHistory.Of(readings[i].Where(reading => reading.ReadAt <= asOf))))
            .ToDictionary(one => one.Id);
        return
        [
            .. periods.Select(all => (IReadOnlyList<OwnedVehicle>)
            [
                .. all.Select(had => new OwnedVehicle(byId[had.VehicleId].Vin, had.Since, had.Until, byId[had.VehicleId].Odometer)),
            ]),
        ];
    }
}
