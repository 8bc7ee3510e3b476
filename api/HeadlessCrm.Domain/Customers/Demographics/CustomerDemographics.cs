using System.Globalization;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>The sex of a person, as the person says.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Neither.</summary>
    Other,
}

/// <summary>Whether and with whom a person lives as a couple.</summary>
public enum MaritalStatus
{
    /// <summary>Was never married.</summary>
    Single,

    /// <summary>Is married.</summary>
    Married,

    /// <summary>Lives with somebody as if married.</summary>
    Cohabiting,

    /// <summary>Is married and lives apart.</summary>
    Separated,

    /// <summary>Was divorced.</summary>
    Divorced,

    /// <summary>Survived the spouse.</summary>
    Widowed,
}

/// <summary>Where a person stands in life.</summary>
public enum LifeStage
{
    /// <summary>At school.</summary>
    School,

    /// <summary>Growing up.</summary>
    Adolescence,

    /// <summary>Studies.</summary>
    Student,

    /// <summary>In a first job.</summary>
    FirstJob,

    /// <summary>Gets on at work.</summary>
    Promotion,

    /// <summary>Lives as a couple.</summary>
    Marriage,

    /// <summary>Has a family at home.</summary>
    Family,

    /// <summary>Later in life.</summary>
    LaterLife,
}

/// <summary>
/// What the golden record says of the person behind a customer. Each value is a field with its provenance like every other; a value
/// that a source brought and that is none of those known here is left out.
/// </summary>
/// <param name="Sex">The sex; null: not known.</param>
/// <param name="BirthDate">The day of birth; null: not known.</param>
/// <param name="MaritalStatus">The marital status; null: not known.</param>
/// <param name="Occupation">What the person does, in the person's words; null: not known.</param>
/// <param name="Area">Where the customer lives or is; null: not known.</param>
/// <param name="LifeStage">Where the person says to stand in life; null: not declared.</param>
public sealed record CustomerDemographics(
    Sex? Sex, DateOnly? BirthDate, MaritalStatus? MaritalStatus, string? Occupation, AreaKey? Area, LifeStage? LifeStage)
{
    /// <summary>Nothing is known.</summary>
    public static CustomerDemographics Empty { get; } = new(null, null, null, null, null, null);

    /// <summary>What a golden record says.</summary>
    public static CustomerDemographics Of(GoldenRecord golden) => new(
        DemographicsRules.Parse<Sex>(golden[CustomerFieldNames.Sex]),
        DateOnly.TryParseExact(
            golden[CustomerFieldNames.BirthDate], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            ? born
            : null,
        DemographicsRules.Parse<MaritalStatus>(golden[CustomerFieldNames.MaritalStatus]),
        golden[CustomerFieldNames.Occupation],
        AreaKey.Parse(golden[CustomerFieldNames.Area]),
        DemographicsRules.Parse<LifeStage>(golden[CustomerFieldNames.LifeStage]));

    /// <summary>The age in whole years on a day; null: the day of birth is not known, or later.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (BirthDate is not { } born || born > day)
        {
            return null;
        }

        var years = day.Year - born.Year;
        return born.AddYears(years) > day ? years - 1 : years;
    }
}
