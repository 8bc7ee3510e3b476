using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Domain.Tests.Touchpoints.Complaints;

public sealed class ComplaintRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, null, 13, null)]
    [InlineData(1, null, 15, true)]
    [InlineData(1, 14, 20, false)]
    [InlineData(1, 15, 16, true)]
    [InlineData(2, null, 1, false)]
    [InlineData(null, null, 99, null)]
    public void One_contact_was_enough_when_it_was_not_opened_again_in_time(int? contacts, int? reopenedAfter, int askedAfter, bool? expected)
    {
        var complaint = New() with
        {
            FirstResolvedAt = contacts is null ? null : Start,
            FirstResolutionContacts = contacts,
            FirstReopenedAt = reopenedAfter is { } days ? Start.AddDays(days) : null,
        };

        Assert.Equal(expected, ComplaintRules.IsFirstContactResolution(complaint, 14, Start.AddDays(askedAfter)));
    }

    [Fact]
    public void A_promised_time_is_pending_then_kept_or_breached()
    {
        var complaint = New();
        var due = complaint.ResolutionDueAt;

        Assert.Equal(ServiceLevelState.Pending, ComplaintRules.ResolutionAt(complaint, due).State);
        Assert.Equal(ServiceLevelState.Breached, ComplaintRules.ResolutionAt(complaint, due.AddTicks(1)).State);
        Assert.Equal(ServiceLevelState.Kept, ComplaintRules.ResolutionAt(complaint with { ResolvedAt = due }, due.AddDays(9)).State);
        Assert.Equal(ServiceLevelState.Breached, ComplaintRules.ResolutionAt(complaint with { ResolvedAt = due.AddTicks(1) }, due.AddDays(9)).State);
        Assert.Equal(ServiceLevelState.Breached, ComplaintRules.ResolutionAt(complaint with { WasResolvedLate = true }, Start).State);
    }

    [Fact]
    public void The_most_specific_target_counts_and_the_default_where_there_is_none()
    {
        var (hour, day) = (ServiceTime.FromHours(1), ServiceTime.FromDays(1));
        var any = new ComplaintTarget(null, null, day, day);
        var high = any with { Severity = ComplaintSeverity.High };
        var workshop = any with { Category = "WORKSHOP", Response = hour };
        var both = workshop with { Severity = ComplaintSeverity.High };

        Assert.Same(both, ComplaintTarget.Choose([any, high, workshop, both], "WORKSHOP", ComplaintSeverity.High));
        Assert.Same(workshop, ComplaintTarget.Choose([any, high, workshop], "WORKSHOP", ComplaintSeverity.High));
        Assert.Same(high, ComplaintTarget.Choose([any, high, workshop], "SALES", ComplaintSeverity.High));
        Assert.Same(any, ComplaintTarget.Choose([any, high, workshop], "SALES", ComplaintSeverity.Low));
        Assert.Equal(hour, ComplaintTarget.Choose([high], "SALES", ComplaintSeverity.Critical).Response);
    }

    [Theory]
    [InlineData("100.00", "0.2", "20.00")]
    [InlineData("33.33", "0.5", "16.67")]
    [InlineData("-5.00", "0.5", "0.00")]
    public void What_may_be_offered_is_a_share_of_the_margin(string margin, string share, string expected)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        var limit = ComplaintRules.OfferLimit(
            Money.Rounded(decimal.Parse(margin, culture), "USD"), decimal.Parse(share, culture));

        Assert.Equal(Money.Rounded(decimal.Parse(expected, culture), "USD"), limit);
    }

    private static Complaint New() => new()
    {
        Id = Guid.Empty,
        CustomerId = Guid.Empty,
        Category = "A",
        Severity = ComplaintSeverity.Low,
        Channel = Channel.Phone,
        Subject = "Noise",
        Status = ComplaintStatus.Open,
        OpenedAt = Start,
        RecordedAt = Start,
        ContactCount = 1,
        ReopenedCount = 0,
        ResponseDueAt = Start.AddDays(1),
        ResolutionDueAt = Start.AddDays(5),
        Version = 1,
        UpdatedAt = Start,
    };
}
