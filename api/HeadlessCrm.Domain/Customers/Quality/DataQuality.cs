using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Quality;

/// <summary>By what a report of data quality is divided.</summary>
public enum DataQualityGrouping
{
    /// <summary>By the systems that know the customer; one that several know is in several groups.</summary>
    Source,

    /// <summary>By the dealers the customer bought from; one who bought from several is in several groups.</summary>
    Dealer,
}

/// <summary>Why a figure has no ratio.</summary>
public enum QualityGap
{
    /// <summary>There is nothing that it could be a part of.</summary>
    NothingToMeasure,

    /// <summary>The business wants to know nothing yet.</summary>
    NoRequirements,

    /// <summary>The field is one that a source brought under a name of its own; it is not counted.</summary>
    FieldNotCounted,
}

/// <summary>A part of a whole.</summary>
/// <param name="Numerator">The part.</param>
/// <param name="Denominator">The whole.</param>
/// <param name="Reason">Why there is no ratio; null: there is one.</param>
public sealed record QualityFigure(decimal Numerator, decimal Denominator, QualityGap? Reason)
{
    /// <summary>The part of the whole, 0 to 1, to four decimals; null: see <see cref="Reason"/>.</summary>
    public decimal? Ratio => Denominator == 0 ? null : Math.Round(Numerator / Denominator, 4);

    /// <summary>A part of a whole; of nothing for a reason.</summary>
    public static QualityFigure Of(decimal part, decimal whole, QualityGap reason = QualityGap.NothingToMeasure) =>
        new(part, whole, whole == 0 ? reason : null);
}

/// <summary>How complete a field is that the business wants to know.</summary>
/// <param name="Field">The field.</param>
/// <param name="Purpose">What it is needed for.</param>
/// <param name="Weight">What it is worth.</param>
/// <param name="Completeness">The customers it is known of, of those it is wanted of.</param>
public sealed record FieldQuality(string Field, string Purpose, decimal Weight, QualityFigure Completeness);

/// <summary>How good what is known of some customers is.</summary>
/// <param name="Group">The source or dealer; null: all.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Completeness">What is known, of what is wanted, weighted by what it is worth.</param>
/// <param name="Validity">The e-mail addresses and areas that can be right, of all.</param>
/// <param name="Freshness">The customers of whom something was said lately, of all.</param>
/// <param name="Duplicates">The customers who share an address or number with another, of those who have one.</param>
/// <param name="Contactability">The customers who can be reached by any way, of all.</param>
/// <param name="Fields">Completeness by field.</param>
public sealed record DataQualityReport(
    string? Group,
    int Customers,
    QualityFigure Completeness,
    QualityFigure Validity,
    QualityFigure Freshness,
    QualityFigure Duplicates,
    QualityFigure Contactability,
    IReadOnlyList<FieldQuality> Fields)
{
    /// <summary>The report that counts come to.</summary>
    internal static DataQualityReport Of(DataQualityCounts counts, IReadOnlyList<DataRequirement> requirements)
    {
        var fields = requirements.Select((requirement, i) => new FieldQuality(
            requirement.Field,
            requirement.Purpose,
            requirement.Value,
            counts.Fields[i] is { } field
                ? QualityFigure.Of(field.Known, field.Wanted)
                : new QualityFigure(0, 0, QualityGap.FieldNotCounted))).ToList();
        return new(
            counts.Group,
            counts.Customers,
            QualityFigure.Of(
                fields.Sum(field => field.Weight * field.Completeness.Numerator),
                fields.Sum(field => field.Weight * field.Completeness.Denominator),
                requirements.Count == 0 ? QualityGap.NoRequirements : QualityGap.NothingToMeasure),
            QualityFigure.Of(counts.Valid, counts.Checked),
            QualityFigure.Of(counts.Fresh, counts.Customers),
            QualityFigure.Of(counts.Sharing, counts.WithAddress),
            QualityFigure.Of(counts.Reachable, counts.Customers),
            fields);
    }
}

/// <summary>What is to be counted.</summary>
/// <param name="Where">Which customers; null: all.</param>
/// <param name="Grouping">By what they are divided; null: not at all.</param>
/// <param name="Requirements">What the business wants to know.</param>
/// <param name="FreshSince">Since when a customer must have changed to be fresh.</param>
public sealed record DataQualityQuestion(
    Filter? Where, DataQualityGrouping? Grouping, IReadOnlyList<DataRequirement> Requirements, DateTimeOffset FreshSince);

/// <summary>Of how many customers a field is wanted and known.</summary>
/// <param name="Wanted">Of how many it is wanted.</param>
/// <param name="Known">Of how many of them it is known.</param>
public sealed record FieldCount(long Wanted, long Known);

/// <summary>What was counted of some customers.</summary>
/// <param name="Group">The source or dealer; null: all.</param>
/// <param name="Customers">How many.</param>
/// <param name="Reachable">Who have a contact point.</param>
/// <param name="WithAddress">Who have an e-mail address or a telephone number.</param>
/// <param name="Sharing">Of these, who have one that another customer has too.</param>
/// <param name="Fresh">Who changed lately.</param>
/// <param name="Checked">E-mail addresses and areas.</param>
/// <param name="Valid">Of these, those that can be right.</param>
/// <param name="Fields">By requirement; null: not counted.</param>
public sealed record DataQualityCounts(
    string? Group,
    int Customers,
    long Reachable,
    long WithAddress,
    long Sharing,
    long Fresh,
    long Checked,
    long Valid,
    IReadOnlyList<FieldCount?> Fields);

/// <summary>The quality of a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="TakenAt">When it was measured.</param>
/// <param name="Report">The report on all customers.</param>
public sealed record DataQualitySnapshot(DateOnly Day, DateTimeOffset TakenAt, DataQualityReport Report);

/// <summary>Counts what is known of customers, and keeps what it came to day by day.</summary>
public interface IDataQualityStore
{
    /// <summary>
    /// Counts in one pass over the customers that match; the cost grows evenly with their number. One row for all, or one for each
    /// group, by name.
    /// </summary>
    Task<IReadOnlyList<DataQualityCounts>> CountAsync(DataQualityQuestion question, CancellationToken cancellationToken);

    /// <summary>Keeps the quality of a day, unless it is kept already; false when it was.</summary>
    Task<bool> KeepAsync(DataQualitySnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>What was kept of the days from one to another, in order.</summary>
    Task<IReadOnlyList<DataQualitySnapshot>> ListAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
