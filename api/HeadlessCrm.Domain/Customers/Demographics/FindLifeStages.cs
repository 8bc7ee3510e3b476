using HeadlessCrm.Domain.Customers.Households;

namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>Says where persons stand in life, for many at once.</summary>
public sealed class FindLifeStages(IHouseholdStore households)
{
    /// <summary>The stage of each, by what is known of the person and how many live in the household.</summary>
    /// <param name="persons">The persons with what is known of each, and the day it is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<LifeStageFinding>> ExecuteAsync(
        IReadOnlyList<(Guid CustomerId, CustomerDemographics Known, DateOnly Day)> persons, CancellationToken cancellationToken)
    {
        var homes = await households.GetByCustomersAsync([.. persons.Select(person => person.CustomerId)], cancellationToken);
        Guid[] ids = [.. homes.OfType<HouseholdMember>().Select(home => home.HouseholdId).Distinct()];
        var members = ids.Length == 0 ? [] : await households.GetMembersAsync(ids, cancellationToken);
        var sizes = ids.Zip(members).ToDictionary(one => one.First, one => one.Second.Count);
        return
        [
            .. persons.Select((person, i) => LifeStageEvaluator.Evaluate(
                person.Known, homes[i] is { } home ? sizes[home.HouseholdId] : null, person.Day)),
        ];
    }
}
