namespace HeadlessCrm.Domain.Customers.Quality;

/// <summary>The quality of a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="TakenAt">When it was measured.</param>
/// <param name="Report">The report on all customers.</param>
public sealed record DataQualitySnapshot(DateOnly Day, DateTimeOffset TakenAt, DataQualityReport Report);

/// <summary>The quality of a day, of all customers and of each group.</summary>
/// <param name="All">Of all.</param>
/// <param name="Groups">By source and by dealer.</param>
public sealed record DataQualityDay(
    DataQualitySnapshot All, IReadOnlyDictionary<DataQualityGrouping, IReadOnlyList<DataQualityReport>> Groups);

/// <summary>Counts what is known of customers, and keeps what it came to day by day.</summary>
public interface IDataQualityStore
{
    /// <summary>
    /// Counts in one pass over the customers that match; the cost grows evenly with their number. One row for all, or one for each
    /// group, by name.
    /// </summary>
    Task<IReadOnlyList<DataQualityCounts>> CountAsync(DataQualityQuestion question, CancellationToken cancellationToken);

    /// <summary>Keeps the quality of a day, unless it is kept already; false when it was.</summary>
    Task<bool> KeepAsync(DataQualityDay day, CancellationToken cancellationToken);

    /// <summary>What was kept of the days from one to another, in order, of all customers or of one group.</summary>
    Task<IReadOnlyList<DataQualitySnapshot>> ListAsync(
        DateOnly from, DateOnly to, DataQualityGroup? group, CancellationToken cancellationToken);

    /// <summary>
    /// What was kept last up to a day: one for all, or one for each group, by name. Null when nothing was kept by then, or nothing of
    /// groups.
    /// </summary>
    Task<IReadOnlyList<DataQualitySnapshot>?> FindAsync(
        DateOnly until, DataQualityGrouping? grouping, CancellationToken cancellationToken);
}

/// <summary>One group of customers.</summary>
/// <param name="Grouping">By what they are divided.</param>
/// <param name="Name">The source or dealer.</param>
public sealed record DataQualityGroup(DataQualityGrouping Grouping, string Name);
