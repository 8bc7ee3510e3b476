using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Quality;

/// <summary>Measures how good what is known of customers is.</summary>
public sealed class MeasureDataQuality(IDataQualityStore quality, IDataRequirementStore requirements, TimeProvider clock)
{
    /// <summary>For how many days what was said of a customer is fresh when nobody says otherwise.</summary>
    public const int FreshDays = 365;

    /// <summary>The report on the customers that match: one, or one for each group, by name.</summary>
    public async Task<IReadOnlyList<DataQualityReport>> ExecuteAsync(
        Filter? where, DataQualityGrouping? grouping, int freshDays, CancellationToken cancellationToken)
    {
        var wanted = await requirements.ListAsync(cancellationToken);
        var counts = await quality.CountAsync(
            new DataQualityQuestion(where, grouping, wanted, clock.GetUtcNow() - TimeSpan.FromDays(freshDays)), cancellationToken);
        return [.. counts.Select(count => DataQualityReport.Of(count, wanted))];
    }

    /// <summary>Keeps the quality of today, once a day; false when it was kept before.</summary>
    public async Task<bool> KeepTodayAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if ((await quality.ListAsync(today, today, null, cancellationToken)).Count > 0)
        {
            return false;
        }

        var report = (await ExecuteAsync(null, null, FreshDays, cancellationToken))[0];
        var groups = new Dictionary<DataQualityGrouping, IReadOnlyList<DataQualityReport>>();
        foreach (var grouping in Enum.GetValues<DataQualityGrouping>())
        {
            groups[grouping] = await ExecuteAsync(null, grouping, FreshDays, cancellationToken);
        }

        return await quality.KeepAsync(new DataQualityDay(new DataQualitySnapshot(today, now, report), groups), cancellationToken);
    }
}
