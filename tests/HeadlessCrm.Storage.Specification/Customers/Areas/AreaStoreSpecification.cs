using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers.Areas;

/// <summary>What <see cref="IAreaStore"/> must do.</summary>
public abstract class AreaStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly PageRequest<AreaOrderField> ByCode = new() { Order = [new(AreaOrderField.Code, OrderDirection.Asc)] };

    private IAreaStore Areas => Get<IAreaStore>();

    [Fact]
    public async Task The_codes_of_the_ubigeo_say_what_is_part_of_what_in_whatever_order_they_come()
    {
        var made = await AddAsync(
            new("ubigeo", "150101", "Lima", null),
            new("ubigeo", "1501", "Lima (provincia)", null),
            new("ubigeo", "15", "Lima (departamento)", null),
            new("ubigeo", "150102", "Ancón", null));
        var (lima, province, department, ancon) = (made[0], made[1], made[2], made[3]);

        Assert.Equal([[province, department], [], []], await Areas.GetAncestorsAsync([lima.Id, department.Id, Guid.Empty], Cancel));
        Assert.Equal([[lima, ancon], []], (await Areas.PagePartsAsync([province.Id, lima.Id], ByCode, Cancel)).Select(slice => slice.Items));
        Assert.Equal([2, 0], await Areas.CountPartsAsync([province.Id, ancon.Id], null, Cancel));
        Assert.Equal([ancon, null, department], await Areas.FindAsync([ancon.Key, new("ubigeo", "99"), department.Key], Cancel));
        Assert.Equal([department, province, lima, ancon], (await Areas.PageAsync(ByCode, Cancel)).Items);
        Assert.Equal(1, await Areas.CountAsync(Filter.Compare("isTop", Comparator.Eq, true), Cancel));
        var renamed = (await AddAsync(new GivenArea("ubigeo", "150102", "Ancon", null)))[0];
        Assert.Equal((ancon.Id, 2), (renamed.Id, renamed.Version));
        Assert.Equal([renamed], await Areas.GetAsync([ancon.Id], Cancel));
    }

    [Fact]
    public async Task Areas_that_would_be_part_of_themselves_are_refused_all_together()
    {
        await AddAsync(new("sales", "A", "North", null), new GivenArea("sales", "B", "Coast", "A"));

        var refused = await SaveAsync(new("sales", "C", "New", null), new GivenArea("sales", "A", "North", "B"));

        var circle = Assert.IsType<CircularHierarchy>(Assert.Single(refused.Errors));
        Assert.Equal(["sales:A", "sales:B", "sales:A"], circle.Circle.Select(step => step.Key));
        Assert.Null((await Areas.FindAsync([new("sales", "C")], Cancel))[0]);
        var orphan = Assert.IsType<EntryNotFound>(Assert.Single((await SaveAsync(new GivenArea("sales", "D", "D", "Z"))).Errors));
        Assert.Equal(["areas", "0", "parentCode"], orphan.Path);
    }

    private Task<Outcome<Area[]>> SaveAsync(params GivenArea[] areas) =>
        new UpsertAreas(Areas, Get<IIdempotencyStore>(), Clock).ExecuteAsync(new() { Areas = areas }, Cancel);

    private async Task<Area[]> AddAsync(params GivenArea[] areas)
    {
        var outcome = await SaveAsync(areas);
        Assert.Empty(outcome.Errors);
        return outcome.Value!;
    }
}
