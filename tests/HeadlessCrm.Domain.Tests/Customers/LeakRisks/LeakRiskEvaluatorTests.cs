using System.Globalization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.LeakRisks;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Tests.Customers.LeakRisks;

public sealed class LeakRiskEvaluatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly CustomerPurchaseProfile Busy = new(5, 100, Now.AddDays(-420), Now.AddDays(-20));

    [Fact]
    public void Nothing_speaks_for_the_leaving_of_whoever_is_content_and_buys()
    {
        var risk = LeakRiskEvaluator.Assess([], Busy, Now);

        Assert.Equal((0, LeakRiskLevel.Low), (risk.Score, risk.Level));
        Assert.Empty(risk.Evidence);
        Assert.Empty(risk.Missing);
    }

    [Theory]
    [InlineData(ComplaintSeverity.Low, 0, 1, "0.1000")]
    [InlineData(ComplaintSeverity.Medium, 0, 1, "0.2000")]
    [InlineData(ComplaintSeverity.High, 0, 1, "0.4000")]
    [InlineData(ComplaintSeverity.Critical, 0, 1, "0.6000")]
    [InlineData(ComplaintSeverity.High, 2, 1, "0.5000")]
    [InlineData(ComplaintSeverity.High, 0, -1, "0.5000")]
    [InlineData(ComplaintSeverity.High, 1, -1, "0.6250")]
    [InlineData(ComplaintSeverity.Critical, 1, -1, "0.9000")]
    public void An_open_complaint_weighs_by_severity_reopening_and_delay(
        ComplaintSeverity severity, int reopened, int daysLeft, string expected)
    {
        var fact = Fact(LeakEvidenceKind.OpenComplaint, 10) with
        {
            Severity = severity, ReopenedCount = reopened, DueAt = Now.AddDays(daysLeft),
        };

        var evidence = Assert.Single(LeakRiskEvaluator.Assess([fact], Busy, Now).Evidence);

        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), evidence.Weight);
        Assert.Equal((10, severity), (evidence.Days, evidence.Severity));
    }

    [Theory]
    [InlineData(LeakEvidenceKind.ResolvedComplaint, 0, "0.1000")]
    [InlineData(LeakEvidenceKind.ResolvedComplaint, 90, "0.0500")]
    [InlineData(LeakEvidenceKind.BreachedCommitment, 0, "0.2500")]
    [InlineData(LeakEvidenceKind.BreachedCommitment, 180, "0.0625")]
    [InlineData(LeakEvidenceKind.DeclinedOffer, 0, "0.3000")]
    [InlineData(LeakEvidenceKind.DeclinedOffer, 270, "0.0375")]
    public void What_is_over_halves_every_ninety_days(LeakEvidenceKind kind, int days, string expected) => Assert.Equal(
        decimal.Parse(expected, CultureInfo.InvariantCulture),
        Assert.Single(LeakRiskEvaluator.Assess([Fact(kind, days)], Busy, Now).Evidence).Weight);

    [Theory]
    [InlineData(150, null)]
    [InlineData(250, "0.2000")]
    [InlineData(400, "0.5000")]
    [InlineData(900, "0.6000")]
    public void Silence_is_measured_by_the_customers_own_rhythm(int days, string? expected)
    {
        var profile = new CustomerPurchaseProfile(3, 100, Now.AddDays(-days - 200), Now.AddDays(-days));

        var evidence = LeakRiskEvaluator.Assess([], profile, Now).Evidence;

        Assert.Equal(expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture), evidence.SingleOrDefault()?.Weight);
        Assert.All(evidence, one => Assert.Equal((days, 100m), (one.Days, one.RhythmDays)));
    }

    [Fact]
    public void Who_has_no_rhythm_is_said_to_have_none()
    {
        foreach (var profile in new[]
        {
            CustomerPurchaseProfile.Empty,
            new(2, 10, Now.AddDays(-900), Now.AddDays(-800)),
            new(9, 10, Now.AddDays(-800), Now.AddDays(-800).AddHours(3)),
        })
        {
            var risk = LeakRiskEvaluator.Assess([], profile, Now);
            Assert.Equal(0, risk.Score);
            Assert.Equal([LeakRiskInput.PurchaseRhythm], risk.Missing);
        }
    }

    [Fact]
    public void The_score_is_what_the_weights_say_and_the_weightiest_comes_first()
    {
        LeakFact[] facts = [Fact(LeakEvidenceKind.DeclinedOffer, 0), Fact(LeakEvidenceKind.OpenComplaint, 3) with { Severity = ComplaintSeverity.High }];

        var risk = LeakRiskEvaluator.Assess(facts, Busy, Now);

        Assert.Equal([LeakEvidenceKind.OpenComplaint, LeakEvidenceKind.DeclinedOffer], risk.Evidence.Select(one => one.Kind));
        Assert.Equal((58, LeakRiskLevel.High), (risk.Score, risk.Level)); // 1 - 0.6 * 0.7
        var many = Enumerable.Repeat(facts[1], 4).ToList();
        Assert.Equal((87, LeakRiskLevel.Critical), (LeakRiskEvaluator.Assess(many, Busy, Now).Score, LeakRiskEvaluator.Assess(many, Busy, Now).Level));
        Assert.Equal(LeakRiskLevel.Moderate, LeakRiskEvaluator.Assess([facts[0]], Busy, Now).Level);
    }

    private static LeakFact Fact(LeakEvidenceKind kind, int days) => new(
        kind, Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), ComplaintSeverity.Medium, Now.AddDays(-days), Now.AddDays(1), 0);
}
