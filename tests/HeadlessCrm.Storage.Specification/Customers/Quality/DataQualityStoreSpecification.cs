using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Customers.Reachability;
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
        var days = await Get<IDataQualityStore>().ListAsync(today.AddDays(-9), today, null, Cancel);

        Assert.Equal([(today.AddDays(-1), 1), (today, 2)], days.Select(day => (day.Day, day.Report.Customers)));
        Assert.Equal(QualityFigure.Of(0, 2), days[1].Report.Contactability);
        Assert.False(await Get<IDataQualityStore>().KeepAsync(new(days[0], new Dictionary<DataQualityGrouping, IReadOnlyList<DataQualityReport>>()), Cancel));
    }

    [Fact]
    public async Task The_past_is_what_was_measured_last_by_then_of_all_and_of_each_group()
    {
        var store = Get<IDataQualityStore>();
        var day = DateOnly.FromDateTime(Start.UtcDateTime);
        await AddCustomerAsync("ana");
        Assert.True(await Measure.KeepTodayAsync(Cancel));
        await UpsertCustomer.ExecuteAsync(new() { DisplayName = "Web", ExternalReferences = [new("web", "1")] }, Cancel);
        Clock.Advance(TimeSpan.FromDays(5));
        Assert.True(await Measure.KeepTodayAsync(Cancel));

        Assert.Null(await store.FindAsync(day.AddDays(-1), null, Cancel));
        Assert.Equal([(day, 1)], (await store.FindAsync(day.AddDays(4), null, Cancel))!.Select(one => (one.Day, one.Report.Customers)));
        Assert.Equal(
            [("dms", 1), ("web", 1)],
            (await store.FindAsync(day.AddDays(9), DataQualityGrouping.Source, Cancel))!.Select(one => (one.Report.Group, one.Report.Customers)));
        Assert.Null(await store.FindAsync(day, DataQualityGrouping.Dealer, Cancel));
        Assert.Equal([day, day.AddDays(5)], await TrendAsync("dms"));
        Assert.Equal([day.AddDays(5)], await TrendAsync("web"));

        async Task<IEnumerable<DateOnly>> TrendAsync(string name) =>
            (await store.ListAsync(day, day.AddDays(9), new(DataQualityGrouping.Source, name), Cancel)).Select(one => one.Day);
    }

    [Fact]
    public async Task Values_are_right_by_kind_and_addresses_that_lead_nowhere_reach_nobody()
    {
        var ana = await AddCustomerAsync("ana", "Ana");
        await UpsertCustomer.ExecuteAsync(
            new()
            {
                Id = ana.Id,
                ContactPoints = [new(Channel.Email, "ana@x.pe"), new(Channel.Phone, "987654"), new(Channel.Mobile, "+51987654321")],
            },
            Cancel);
        var ben = await AddAsync("ben", "ben@x.pe");
        string[] vins = ["1M8GDM9AXKP042788", "11111111111111111", "1M8GDM9A1KP042788", "WVWZZZ1JZ3W386752", "JH4KA7561PC008269"];
        foreach (var vin in vins)
        {
            await GiveVehicleAsync(vin, ben.Id);
        }

        await ReportAsync("ANA@x.pe", Deliverability.Bounced);
        await ReportAsync("ben@x.pe", Deliverability.Invalid);
        await ReportAsync("nobody@x.pe", Deliverability.OptedOut);
        var report = Assert.Single(await Measure.ExecuteAsync(null, null, 365, Cancel));
        var ofSource = Assert.Single(await Measure.ExecuteAsync(null, DataQualityGrouping.Source, 365, Cancel));

        var right = vins.LongCount(vin => !VehicleIdentification.RequiresCheckDigit(vin) || VehicleIdentification.HasCheckDigit(vin));
        Assert.Equal(4, right);
        Assert.Equal(
            [
                new(ValidityCheck.Email, QualityFigure.Of(2, 2)),
                new(ValidityCheck.Phone, QualityFigure.Of(1, 2)),
                new(ValidityCheck.Area, QualityFigure.Of(0, 0)),
                new(ValidityCheck.Vin, QualityFigure.Of(right, 5)),
                new ValidityFigure(ValidityCheck.DocumentNumber, new(0, 0, QualityGap.FieldNotCounted)),
            ],
            report.Checks);
        Assert.Equal(QualityFigure.Of(2 + 1 + right, 2 + 2 + 5), report.Validity);
        Assert.Equal(QualityFigure.Of(1, 2), report.Contactability);
        Assert.Equal(report.Contactability, ofSource.Contactability);
        await ReportAsync("ben@x.pe", Deliverability.Deliverable);
        Assert.Equal(QualityFigure.Of(2, 2), (await Measure.ExecuteAsync(null, null, 365, Cancel))[0].Contactability);

        async Task ReportAsync(string address, Deliverability state)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await Get<IDeliverabilityStore>().ReportAsync(
                ContactAddress.Of(new(Channel.Email, address)), new(state, Clock.GetUtcNow(), null), null, Cancel));
        }
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
