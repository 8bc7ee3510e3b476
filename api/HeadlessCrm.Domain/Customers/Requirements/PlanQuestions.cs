using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Domain.Customers.Requirements;

/// <summary>Chooses what to ask customers where they are met.</summary>
public sealed class PlanQuestions(
    IDataRequirementStore requirements, IGoldenRecordStore golden, IPreferenceStore preferences, TimeProvider clock)
{
    /// <summary>The questions to each customer, what is worth most first; none where there is no such customer.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PlannedQuestion>>> ExecuteAsync(
        IReadOnlyList<Guid> customerIds, TouchpointKind touchpoint, CancellationToken cancellationToken)
    {
        var wanted = await requirements.ListAsync(cancellationToken);
        var found = await golden.GetAsync(customerIds, cancellationToken);
        var words = await preferences.GetLastWordsAsync(
            [.. customerIds.Select((id, i) => found[i]?.Customer.Id ?? id)], cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. found.Select((sources, i) => sources is null
                ? []
                : QuestionPlanner.Plan(
                    wanted,
                    KnownFacts.Of(sources, Preference.Of(words[i]).Select(known => KeyValuePair.Create(known.Topic, known.Claim.SaidAt))),
                    touchpoint,
                    now)),
        ];
    }

    /// <summary>The questions to somebody who comes for the first time.</summary>
    public async Task<IReadOnlyList<PlannedQuestion>> OfNewAsync(TouchpointKind touchpoint, CancellationToken cancellationToken) =>
        QuestionPlanner.Plan(
            await requirements.ListAsync(cancellationToken), KnownFacts.Nothing, touchpoint, clock.GetUtcNow());
}
