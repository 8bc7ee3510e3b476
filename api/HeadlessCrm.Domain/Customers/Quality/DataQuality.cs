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

    /// <summary>The quality was not measured yet.</summary>
    NotMeasuredYet,
}

/// <summary>What is looked at for being right.</summary>
public enum ValidityCheck
{
    /// <summary>E-mail addresses: of a right form.</summary>
    Email,

    /// <summary>Telephone numbers: by E.164, so that they can be called from anywhere.</summary>
    Phone,

    /// <summary>Areas: in the registry.</summary>
    Area,

    /// <summary>VINs of the vehicles owned: with the check digit, where one is demanded.</summary>
    Vin,

    /// <summary>Numbers of documents: nothing is known of their forms.</summary>
    DocumentNumber,
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

/// <summary>How many values of a kind can be right.</summary>
/// <param name="Check">What is looked at.</param>
/// <param name="Validity">The right ones of all.</param>
public sealed record ValidityFigure(ValidityCheck Check, QualityFigure Validity);

/// <summary>How good what is known of some customers is.</summary>
/// <param name="Group">The source or dealer; null: all.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Completeness">What is known, of what is wanted, weighted by what it is worth.</param>
/// <param name="Validity">The values that can be right, of all that are looked at.</param>
/// <param name="Freshness">The customers of whom something was said lately, of all.</param>
/// <param name="Duplicates">The customers who share an address or number with another, of those who have one.</param>
/// <param name="Contactability">The customers who can be reached by any way, of all.</param>
/// <param name="Fields">Completeness by field.</param>
/// <param name="Checks">Validity by what is looked at; empty in what was kept before it was looked at apart.</param>
public sealed record DataQualityReport(
    string? Group,
    int Customers,
    QualityFigure Completeness,
    QualityFigure Validity,
    QualityFigure Freshness,
    QualityFigure Duplicates,
    QualityFigure Contactability,
    IReadOnlyList<FieldQuality> Fields,
    IReadOnlyList<ValidityFigure> Checks)
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
            QualityFigure.Of(counts.Checks.Sum(one => one.Valid), counts.Checks.Sum(one => one.Checked)),
            QualityFigure.Of(counts.Fresh, counts.Customers),
            QualityFigure.Of(counts.Sharing, counts.WithAddress),
            QualityFigure.Of(counts.Reachable, counts.Customers),
            fields,
            [
                .. counts.Checks.Select(one => new ValidityFigure(one.Check, QualityFigure.Of(one.Valid, one.Checked))),
                new(ValidityCheck.DocumentNumber, new QualityFigure(0, 0, QualityGap.FieldNotCounted)),
            ]);
    }
}
