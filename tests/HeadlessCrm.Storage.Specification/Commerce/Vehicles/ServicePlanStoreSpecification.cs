using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Commerce.Vehicles;

/// <summary>What <see cref="IServicePlanStore"/> must do.</summary>
public abstract class ServicePlanStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly PlannedService[] Services = [new("OIL", "Oil", 15_000, 12, 1_500, 1), new("BELT", "Belt", null, 60)];

    private IServicePlanStore Plans => Get<IServicePlanStore>();

    private SaveServicePlan SaveServicePlan => new(Plans, Get<IIdempotencyStore>(), Clock);

    [Fact]
    public async Task Keeps_a_plan_whole_and_replaces_it_whole()
    {
        var command = new SaveServicePlanCommand
        {
            Code = "golf", Name = "Golf", Make = "VW", Model = "Golf", FromModelYear = 2020, ToModelYear = 2024, Services = Services,
        };

        var first = (await SaveServicePlan.ExecuteAsync(command, Cancel)).Plan!;
        var found = (await Plans.FindAsync("golf", Cancel))!;
        Assert.Equal(first with { Services = found.Services }, found);
        Assert.Equal(Services, found.Services);

        var second = await SaveServicePlan.ExecuteAsync(
            command with { Make = null, Services = [Services[1]], ExpectedVersion = 1, IdempotencyKey = "k" }, Cancel);
        Assert.Equal((2, null, "BELT"), (second.Plan!.Version, second.Plan.Make, second.Plan.Services[0].ServiceType));
        var late = await SaveServicePlan.ExecuteAsync(command with { ExpectedVersion = 1 }, Cancel);
        Assert.Equal(2, Assert.IsType<ServicePlanVersionConflict>(Assert.Single(late.Errors)).Current!.Version);
        Assert.False(await Plans.SaveAsync(first with { Version = 2 }, null, Cancel));
        Assert.Null(await Plans.FindAsync("polo", Cancel));
    }

    [Fact]
    public async Task Lists_plans_by_filter_and_order()
    {
        foreach (var code in new[] { "b", "d", "a", "c" })
        {
            Clock.Advance(TimeSpan.FromMilliseconds(5));
            await SaveServicePlan.ExecuteAsync(
                new() { Code = code, Name = code, Make = code is "a" or "b" ? "VW" : null, Services = Services }, Cancel);
        }

        var all = await Plans.PageAsync(new() { Size = 3, Order = [new(ServicePlanOrderField.Code, OrderDirection.Desc)] }, Cancel);
        Assert.Equal(["d", "c", "b"], all.Items.Select(plan => plan.Code));
        var vw = Filter.Compare("make", Comparator.Eq, "VW");
        Assert.Equal(["b", "a"], (await Plans.PageAsync(new() { Where = vw }, Cancel)).Items.Select(plan => plan.Code));
        Assert.Equal((2, 4), (await Plans.CountAsync(vw, Cancel), await Plans.CountAsync(null, Cancel)));
        Assert.Equal(4, (await Plans.GetAllAsync(Cancel)).Count);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_its_place()
    {
        var outcome = await SaveServicePlan.ExecuteAsync(
            new()
            {
                Code = " ",
                Name = "x",
                FromModelYear = 2025,
                ToModelYear = 2024,
                Services = [new("OIL", "Oil", null, null), new("OIL", "Oil", 0, 12)],
            },
            Cancel);

        Assert.Equal(
            ["code", "fromModelYear", "services.0", "services.1.serviceType", "services.1.everyKm"],
            outcome.Errors.Select(error => string.Join('.', error.Path)));
        Assert.Empty(await Plans.GetAllAsync(Cancel));
    }
}
