using HeadlessCrm.Domain.Imports;

namespace HeadlessCrm.Storage.Specification.Imports;

/// <summary>What <see cref="IImportScheduleStore"/> must do.</summary>
public abstract class ImportScheduleStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    private IImportScheduleStore Schedules => Get<IImportScheduleStore>();

    [Fact]
    public async Task Keeps_schedules_by_name_and_refuses_what_others_changed_meanwhile()
    {
        var schedule = New("b");
        Assert.True(await Schedules.SaveAsync(schedule, Cancel));
        Assert.False(await Schedules.SaveAsync(schedule, Cancel));
        var changed = schedule with { FileName = "other.csv", IsPaused = true, Version = 2 };
        Assert.True(await Schedules.SaveAsync(changed, Cancel));
        Assert.True(await Schedules.SaveAsync(New("a"), Cancel));
        Assert.Equal([New("a"), changed], await Schedules.ListAsync(Cancel));
        Assert.True(await Schedules.DeleteAsync("a", Cancel));
        Assert.False(await Schedules.DeleteAsync("a", Cancel));
    }

    [Fact]
    public async Task Gives_what_is_due_to_one_at_a_time_and_nothing_that_is_paused_or_not_yet_due()
    {
        await Schedules.SaveAsync(New("later") with { NextRunAt = Start.AddMinutes(1) }, Cancel);
        await Schedules.SaveAsync(New("paused") with { IsPaused = true }, Cancel);
        await Schedules.SaveAsync(New("second"), Cancel);
        await Schedules.SaveAsync(New("first") with { NextRunAt = Start.AddDays(-1) }, Cancel);
        var first = await Schedules.TryTakeDueAsync(Start, Lease, Cancel);
        Assert.Equal("first", first!.Name);
        Assert.Equal("second", (await Schedules.TryTakeDueAsync(Start, Lease, Cancel))!.Name);
        Assert.Null(await Schedules.TryTakeDueAsync(Start, Lease, Cancel));

        var looked = first with { LastRunAt = Start, NextRunAt = Start.AddMinutes(-1), LastResult = ImportScheduleResult.Refused, LastMessage = "No." };
        await Schedules.CompleteAsync(looked, null, Cancel);
        Assert.Equal(looked, await Schedules.TryTakeDueAsync(Start, Lease, Cancel));
        await Schedules.CompleteAsync(looked with { Version = 2, LastMessage = "Of another version." }, null, Cancel);
        Assert.Equal("No.", (await Schedules.ListAsync(Cancel)).Single(one => one.Name == "first").LastMessage);
    }

    private static ImportSchedule New(string name) => new()
    {
        Name = name,
        Entity = ImportEntity.Transactions,
        Format = ImportFormat.Csv,
        System = "dms",
        FileName = "sales.csv",
        MappingName = "shop",
        LawfulBasis = LawfulBasis.Contract,
        Every = TimeSpan.FromHours(6),
        NextRunAt = Start,
        RegularRunAt = Start,
    };
}
