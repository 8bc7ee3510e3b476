using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Customers.Requirements;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Customers.Quality;

/// <summary>What <see cref="IDataQualityStore"/> must do.</summary>
public abstract class DataQualityStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    private MeasureDataQuality Measure => new(Get<IDataQualityStore>(), Get<IDataRequirementStore>(), Clock);

    [Fact]
    public async Task Every_figure_is_a_part_of_a_whole_that_was_counted()
    {
        await WantAsync("occupation", 3, CustomerKind.Person);
        await WantAsync("contactPoint:EMAIL", 1, null);
        await WantAsync("shoeSize", 100, null);
        await AddAsync("ana", "a@x.pe", "shared@x.pe");
        var ben = await AddAsync("ben", "shared@x.pe");
        Clock.Advance(TimeSpan.FromDays(400));
        await AddCompanyAsync("acme");
        await new RecordDemographics(UpsertCustomer, Customers, Get<IAreaStore>()).ExecuteAsync(
            new() { CustomerId = ben.Id, Occupation = "Mechanic" }, Cancel);

        var report = Assert.Single(await Measure.ExecuteAsync(null, null, 365, Cancel));

        Assert.Equal((null, 3), (report.Group, report.Customers));
        Assert.Equal(QualityFigure.Of((3 * 1) + (1 * 2), (3 * 2) + (1 * 3)), report.Completeness);
        Assert.Equal(0.5556m, report.Completeness.Ratio);
        Assert.Equal(QualityFigure.Of(3, 3), report.Validity);
        Assert.Equal(QualityFigure.Of(2, 3), report.Freshness);
        Assert.Equal(QualityFigure.Of(2, 2), report.Duplicates);
        Assert.Equal(QualityFigure.Of(2, 3), report.Contactability);
        Assert.Equal(["contactPoint:EMAIL", "occupation", "shoeSize"], report.Fields.Select(field => field.Field));
        Assert.Equal(
            [QualityFigure.Of(2, 3), QualityFigure.Of(1, 2), new(0, 0, QualityGap.FieldNotCounted)],
            report.Fields.Select(field => field.Completeness));
    }

    [Fact]
    public async Task What_is_a_part_of_nothing_says_why()
    {
        var report = Assert.Single(await Measure.ExecuteAsync(null, null, 365, Cancel));
        Assert.Equal((0, null, QualityGap.NoRequirements), (report.Customers, report.Completeness.Ratio, report.Completeness.Reason));
        Assert.Equal((null, QualityGap.NothingToMeasure), (report.Duplicates.Ratio, report.Duplicates.Reason));
        Assert.Empty(await Measure.ExecuteAsync(null, DataQualityGrouping.Dealer, 365, Cancel));
    }

    [Fact]
    public async Task Customers_are_divided_by_source_and_dealer_and_narrowed_by_a_filter()
    {
        var ana = await AddCustomerAsync("ana", "Ana");
        await UpsertCustomer.ExecuteAsync(new() { Id = ana.Id, ExternalReferences = [new("web", "ana")] }, Cancel);
        await AddCustomerAsync("ben", "Ben");
        foreach (var dealer in (string[])["L1", "L1", "L2"])
        {
            await BuyAsync(new RecordTransactionCommand
            {
                CustomerId = ana.Id,
                Kind = TransactionKind.Parts,
                OccurredAt = Start,
                Currency = "USD",
                DealerCode = dealer,
                Lines = [new("OIL", 1, 1)],
            });
        }

        var bySource = await Measure.ExecuteAsync(null, DataQualityGrouping.Source, 365, Cancel);
        var byDealer = await Measure.ExecuteAsync(null, DataQualityGrouping.Dealer, 365, Cancel);
        await ProjectAsync();
        var buyers = await Measure.ExecuteAsync(Filter.Compare("transactionCount", Comparator.Gt, 0), null, 365, Cancel);

        Assert.Equal([("dms", 2), ("web", 1)], bySource.Select(report => (report.Group, report.Customers)));
        Assert.Equal([("L1", 1), ("L2", 1)], byDealer.Select(report => (report.Group, report.Customers)));
        Assert.Equal(1, Assert.Single(buyers).Customers);
    }

    [Fact]
    public async Task The_quality_of_a_day_is_kept_once()
    {
        await AddCustomerAsync("ana");
        Assert.True(await Measure.KeepTodayAsync(Cancel));
        await AddCustomerAsync("ben");
        Assert.False(await Measure.KeepTodayAsync(Cancel));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Measure.KeepTodayAsync(Cancel));

        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var days = await Get<IDataQualityStore>().ListAsync(today.AddDays(-9), today, Cancel);

        Assert.Equal([(today.AddDays(-1), 1), (today, 2)], days.Select(day => (day.Day, day.Report.Customers)));
        Assert.Equal(QualityFigure.Of(0, 2), days[1].Report.Contactability);
        Assert.False(await Get<IDataQualityStore>().KeepAsync(days[0], Cancel));
    }

    private async Task<Customer> AddAsync(string id, params string[] addresses)
    {
        var outcome = await UpsertCustomer.ExecuteAsync(
            new()
            {
                DisplayName = id,
                ExternalReferences = [new("dms", id)],
                ContactPoints = [.. addresses.Select(address => new ContactPoint(Channel.Email, address))],
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Customer!;
    }

    private async Task WantAsync(string field, decimal value, CustomerKind? kind) => Accepted(
        await new UpsertDataRequirement(Get<IDataRequirementStore>(), Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { Field = field, Purpose = "to serve", Value = value, AppliesTo = kind, Touchpoints = [new(TouchpointKind.Web, 0.5m)] }, Cancel));
}
