using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Storage.Specification.Touchpoints;

/// <summary>What <see cref="ITouchpointStore"/> must do.</summary>
public abstract class TouchpointStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private ITouchpointStore Touchpoints => Get<ITouchpointStore>();

    [Fact]
    public async Task Touchpoints_are_added_changed_and_found_by_code()
    {
        var upsert = new UpsertTouchpoint(Touchpoints, Clock);
        var added = await upsert.ExecuteAsync(
            new()
            {
                TouchpointCode = "SHOWROOM", Kind = TouchpointKind.Sale, Name = "Showroom", Department = "SALES", DealerCode = "L1",
                IsMomentOfTruth = true,
            },
            Cancel);
        await upsert.ExecuteAsync(new() { TouchpointCode = "APP", Kind = TouchpointKind.App, Name = "App" }, Cancel);
        var changed = await upsert.ExecuteAsync(new() { TouchpointCode = "SHOWROOM", IsActive = false, Department = string.Empty }, Cancel);
        var same = await upsert.ExecuteAsync(new() { TouchpointCode = "SHOWROOM", IsActive = false }, Cancel);

        Assert.Equal(added.Touchpoint! with { IsActive = false, Department = null, Version = 2 }, changed.Touchpoint);
        Assert.Equal(changed.Touchpoint, same.Touchpoint);
        Assert.Equal([changed.Touchpoint, null], await Touchpoints.FindByCodesAsync(["SHOWROOM", "NONE"], Cancel));
        Assert.Equal(["APP", "SHOWROOM"], (await Touchpoints.GetAllAsync(Cancel)).Select(place => place.Code));
    }

    [Fact]
    public async Task A_version_is_written_once()
    {
        var first = new Touchpoint { Code = "A", Kind = TouchpointKind.Web, Name = "Web", Version = 1, UpdatedAt = Start };

        Assert.True(await Touchpoints.SaveAsync(first, Cancel));
        Assert.False(await Touchpoints.SaveAsync(first with { Name = "Other" }, Cancel));
        Assert.True(await Touchpoints.SaveAsync(first with { Name = "Third", Version = 2 }, Cancel));
        Assert.Equal("Third", (await Touchpoints.FindByCodesAsync(["A"], Cancel))[0]!.Name);
    }
}
