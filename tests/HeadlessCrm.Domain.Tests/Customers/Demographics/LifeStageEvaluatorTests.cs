using HeadlessCrm.Domain.Customers.Demographics;

namespace HeadlessCrm.Domain.Tests.Customers.Demographics;

public sealed class LifeStageEvaluatorTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);

    [Theory]
    [InlineData(8, null, null, null, LifeStage.School)]
    [InlineData(12, null, null, 4, LifeStage.Adolescence)]
    [InlineData(20, null, null, null, LifeStage.Student)]
    [InlineData(20, null, "Mechanic", null, LifeStage.FirstJob)]
    [InlineData(27, null, "Estudiante de derecho", null, LifeStage.Student)]
    [InlineData(27, null, null, 1, LifeStage.FirstJob)]
    [InlineData(35, null, null, 2, LifeStage.Promotion)]
    [InlineData(35, MaritalStatus.Cohabiting, null, 2, LifeStage.Marriage)]
    [InlineData(35, MaritalStatus.Married, null, 3, LifeStage.Family)]
    [InlineData(60, MaritalStatus.Married, null, 3, LifeStage.LaterLife)]
    public void Derives_the_stage_from_what_is_known(int age, MaritalStatus? status, string? occupation, int? household, LifeStage expected)
    {
        var known = CustomerDemographics.Empty with
        {
            BirthDate = Today.AddYears(-age), MaritalStatus = status, Occupation = occupation,
        };

        var finding = LifeStageEvaluator.Evaluate(known, household, Today);

        Assert.Equal((expected, false), (finding.Stage, finding.IsDeclared));
        Assert.Contains(new LifeStageEvidence("age", $"{age}"), finding.Evidence);
        Assert.Equal(status is null, finding.Missing.Contains("maritalStatus"));
    }

    [Fact]
    public void What_is_declared_is_not_derived_and_nothing_is_derived_from_nothing()
    {
        var declared = LifeStageEvaluator.Evaluate(CustomerDemographics.Empty with { LifeStage = LifeStage.Family }, null, Today);
        Assert.Equal((LifeStage.Family, true), (declared.Stage, declared.IsDeclared));
        var nothing = LifeStageEvaluator.Evaluate(CustomerDemographics.Empty, 5, Today);
        Assert.Null(nothing.Stage);
        Assert.Equal(["birthDate", "maritalStatus", "occupation"], nothing.Missing);
    }

    [Fact]
    public void A_person_born_on_the_29th_of_February_is_a_year_older_on_the_28th()
    {
        var known = CustomerDemographics.Empty with { BirthDate = new(2000, 2, 29) };
        Assert.Equal((24, 25, 25), (known.AgeOn(new(2025, 2, 27)), known.AgeOn(new(2025, 2, 28)), known.AgeOn(new(2025, 3, 1))));
        Assert.Null(known.AgeOn(new(1999, 1, 1)));
    }
}
