namespace HeadlessCrm.Domain.Customers.Demographics;

/// <summary>Where a person stands in life, and how that is known.</summary>
/// <param name="Stage">The stage; null: too little is known.</param>
/// <param name="IsDeclared">Whether the person said so; else it was derived.</param>
/// <param name="Evidence">What it was derived from.</param>
/// <param name="Missing">The fields that would make it surer.</param>
public sealed record LifeStageFinding(
    LifeStage? Stage, bool IsDeclared, IReadOnlyList<LifeStageEvidence> Evidence, IReadOnlyList<string> Missing);

/// <summary>What a life stage was derived from.</summary>
/// <param name="Input">What was looked at: a field's name, <c>age</c> or <c>householdSize</c>.</param>
/// <param name="Value">What was found.</param>
public sealed record LifeStageEvidence(string Input, string Value);

/// <summary>Derives the stage of life, unless the person declared it.</summary>
public static class LifeStageEvaluator
{
    private const int SchoolEnds = 12;
    private const int ComesOfAge = 18;
    private const int StudiesEnd = 25;
    private const int FirstJobEnds = 30;
    private const int LaterLifeBegins = 60;
    private const int FamilySize = 3;

    private static readonly string[] StudentWords = ["student", "estudiante"];

    /// <summary>
    /// The stage. Derived in this order: a child by age; later life from 60; a family when three or more live together; marriage;
    /// studies by occupation, or under 25 without one; a first job under 30; promotion after that.
    /// </summary>
    /// <param name="known">What is known of the person.</param>
    /// <param name="householdSize">How many live in the person's household; null: not known.</param>
    /// <param name="today">The day.</param>
    public static LifeStageFinding Evaluate(CustomerDemographics known, int? householdSize, DateOnly today)
    {
        if (known.LifeStage is { } declared)
        {
            return new(declared, true, [], []);
        }

        var age = known.AgeOn(today);
        var evidence = new List<LifeStageEvidence>();
        Add(evidence, "age", age?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(evidence, "maritalStatus", known.MaritalStatus is { } status ? DemographicsRules.Format(status) : null);
        Add(evidence, "occupation", known.Occupation);
        Add(evidence, "householdSize", householdSize?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var missing = new List<string>();
        if (age is null)
        {
            missing.Add("birthDate");
        }

        if (known.MaritalStatus is null)
        {
            missing.Add("maritalStatus");
        }

        if (known.Occupation is null)
        {
            missing.Add("occupation");
        }

        return new(StageOf(known, age, householdSize), false, evidence, missing);
    }

    private static LifeStage? StageOf(CustomerDemographics known, int? age, int? householdSize)
    {
        var isStudent = StudentWords.Any(word => known.Occupation?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
        return age switch
        {
            < SchoolEnds => LifeStage.School,
            < ComesOfAge => LifeStage.Adolescence,
            >= LaterLifeBegins => LifeStage.LaterLife,
            _ when age is not null && householdSize >= FamilySize => LifeStage.Family,
            _ when known.MaritalStatus is MaritalStatus.Married or MaritalStatus.Cohabiting => LifeStage.Marriage,
            _ when isStudent => LifeStage.Student,
            < StudiesEnd => known.Occupation is null ? LifeStage.Student : LifeStage.FirstJob,
            < FirstJobEnds => LifeStage.FirstJob,
            null => null,
            _ => LifeStage.Promotion,
        };
    }

    private static void Add(List<LifeStageEvidence> evidence, string input, string? value)
    {
        if (value is not null)
        {
            evidence.Add(new(input, value));
        }
    }
}
